// Installs the packed package in the projects of `test/consumers`, one for each way in which a bot may be made, and runs them: each decorates a
// cog and checks what arrives at a receiver on loopback. It takes what was built last, and needs nothing but the npm registry.
// `node scripts/check-consumers.mjs esm bun` does so with these alone; `--keep` leaves the folder.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./consumers/check.mjs";
import { projects } from "./consumers/place.mjs";
import { table } from "./consumers/table.mjs";

const all = projects();
const asked = process.argv.slice(2).filter((one) => one !== "--keep");
const unknown = asked.filter((one) => !all.some(({ name }) => name === one));
if (unknown.length > 0) {
  console.error(`There is no consumer ${unknown.join(", ")}. Name some of ${all.map(({ name }) => name).join(", ")}, or none for all.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "cogscope-consumers-"));
try {
  const start = performance.now();
  const rows = await check(asked.length === 0 ? all : all.filter(({ name }) => asked.includes(name)), folder);
  const failed = rows.filter(({ error }) => error !== undefined).length;
  const took = `in ${Math.round((performance.now() - start) / 1000)} s`;
  console.log(table(rows));
  console.log(failed === 0 ? `\nAll ${rows.length} checks passed ${took}.` : `\n${failed} of ${rows.length} checks failed ${took}.`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  if (process.argv.includes("--keep")) console.log(`Left in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
