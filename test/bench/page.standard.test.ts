import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadModule } from "./load-module.js";

const { replaceTables } = loadModule("report/replace-tables.mjs");
const { markdownTable } = loadModule("report/markdown-table.mjs");
const { rowsIn } = loadModule("printed/rows-of.mjs");

const PAGE = "# Page\n\n<!-- table: a -->\n<!-- /table -->\n\nBetween.\n\n<!-- table: b -->\n\n| old |\n\n<!-- /table -->\n\nEnd.\n";

describe("The tables of the page", () => {
  it("stand between their marks, and all else stays", () => {
    expect(replaceTables(PAGE, { b: "| new |" })).toBe(PAGE.replace("| old |", "| new |"));
    const both = replaceTables(PAGE, { a: "| A |", b: "| B |" }) as string;
    expect(both).toBe(
      "# Page\n\n<!-- table: a -->\n\n| A |\n\n<!-- /table -->\n\nBetween.\n\n<!-- table: b -->\n\n| B |\n\n<!-- /table -->\n\nEnd.\n",
    );
  });

  it("can be written again and again", () => {
    const once = replaceTables(PAGE, { a: "| A |" }) as string;
    expect(replaceTables(once, { a: "| A |" })).toBe(once);
  });

  it("are taken as they are, also with what a replacement pattern would mean", () => {
    expect(replaceTables(PAGE, { a: "| $& $1 $' |" })).toContain("| $& $1 $' |");
  });

  it("are refused where the page has no place for one", () => {
    expect(() => replaceTables(PAGE, { c: "| C |" }) as string).toThrow("The page has no place for the table 'c'.");
  });

  it("have figures to the right, words to the left, and say where they are from", () => {
    const table = {
      head: ["mode", "method", "ns"],
      rows: [
        ["tracing|off", "sync", "1.5"],
        ["root", "async", "–"],
      ],
    };
    expect(markdownTable(table, "a day")).toBe(
      "| mode | method | ns |\n| --- | --- | ---: |\n| tracing\\|off | sync | 1.5 |\n| root | async | – |\n\n_a day_",
    );
  });
});

it("The page has a place for each table that the parts measure, and no other", () => {
  const page = readFileSync(join(__dirname, "../../docs/performance.md"), "utf8");
  const places = [...page.matchAll(/<!-- table: ([\w-]+) -->/g)].map(([, id]) => id);
  const { costTables } = loadModule("cost/tables.mjs");
  const ofCost = (costTables({}) as { id: string }[]).map(({ id }) => id);
  expect(places).toEqual([...ofCost, "allocated", "retained", "growth", "events", "end-to-end", "size", "startup", "masking"]);
  expect(page.match(/<!-- \/table -->/g)).toHaveLength(places.length);
});

it("Rows are read out of what a script prints, and other lines are not", () => {
  const printed = "Start-up of a bot\n\nwith pg, setupSentry     12.5   1.02     99.0   1.00\n";
  expect(rowsIn(printed, /^(.+?, \w+)\s+([\d.]+)\s+([\d.]+)/)).toEqual([["with pg, setupSentry", "12.5", "1.02"]]);
});
