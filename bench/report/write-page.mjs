import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { markdownTable } from "./markdown-table.mjs";
import { plot } from "./plot.mjs";
import { replaceTables } from "./replace-tables.mjs";

const PAGE = new URL("../../docs/performance.md", import.meta.url);
const PLOT = new URL("../../docs/performance.svg", import.meta.url);

/** Writes the tables into docs/performance.md, and the plot beside it. */
export async function writePage(tables, bars, origin) {
  const written = Object.fromEntries(tables.map((one) => [one.id, markdownTable(one, origin)]));
  const page = replaceTables(readFileSync(PAGE, "utf8"), written);
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: "markdown" }));
  if (bars !== undefined) writeFileSync(PLOT, plot(bars, origin));
}
