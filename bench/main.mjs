// npm run bench                  all parts
// npm run bench -- cost memory   some of them
// npm run bench -- --quick       fewer rounds: to see that it runs, not to quote from
// npm run bench -- cost --cpu    a call's processor time instead of the clock's: for a machine that is busy
// npm run bench -- --write       writes the tables into docs/performance.md and the plot into docs/performance.svg
// Figures of two machines, or of two runs, cannot be compared; ratios of one run can.
import { PARTS } from "./parts.mjs";
import { origin } from "./report/origin.mjs";
import { printTable } from "./report/print-table.mjs";
import { writePage } from "./report/write-page.mjs";

const FLAGS = ["--quick", "--cpu", "--write"];
const words = process.argv.slice(2);
const flags = words.filter((one) => one.startsWith("--"));
const names = words.filter((one) => !one.startsWith("--"));
const unknown = [...flags.filter((one) => !FLAGS.includes(one)), ...names.filter((one) => !(one in PARTS))];
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(", ")}. Parts: ${Object.keys(PARTS).join(", ")}. Flags: ${FLAGS.join(", ")}.`);
  process.exit(2);
}

const say = (line) => process.stderr.write(`${performance.now().toFixed(0).padStart(8)} ms  ${line}\n`);
const [quick, cpu, write] = FLAGS.map((one) => flags.includes(one));
// Whoever reads a table shall see that it is not to be quoted.
const from = [origin(), ...(quick ? ["a quick run"] : []), ...(cpu ? ["calls in processor time"] : [])].join(" · ");
const tables = [];
let bars;
console.log(`${from}\n`);
for (const name of names.length > 0 ? names : Object.keys(PARTS)) {
  const measured = await PARTS[name]({ quick, cpu, say });
  for (const table of measured.tables) console.log(printTable(table));
  tables.push(...measured.tables);
  bars ??= measured.bars;
}
if (write) await writePage(tables, bars, from);
