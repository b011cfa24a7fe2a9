import { rowsOf } from "./rows-of.mjs";

const LINE = /^\s*(.+?)\s+(\d+) (ns seen before|µs)(?:\s+(\d+) ns new)?$/;

/** What masking costs, as its own script prints it. */
export async function masking({ say }) {
  say("masking");
  const lines = await rowsOf(new URL("../masking.mjs", import.meta.url), LINE);
  const rows = lines.map(([name, one, unit, fresh]) => (unit === "µs" ? [name, "–", `${one} µs`] : [name, `${one} ns`, `${fresh} ns`]));
  return { tables: [{ id: "masking", title: "Masking what leaves", head: ["a text or value", "seen before", "new"], rows }] };
}
