import { median } from "../figures/median.mjs";
import { runProcess } from "../process/run-process.mjs";
import { ENTRIES, weigh } from "./entries.mjs";

const SENTRY = "@sentry/node";
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const milliseconds = (value) => `${value.toFixed(1)} ms`;

/** What each entry weighs, and how long it takes to load where what it stands on has been loaded, beside `@sentry/node` itself. */
export async function size({ quick, say }) {
  const runs = quick ? 1 : 15;
  const rows = [];
  const sentry = [];
  for (const entry of ENTRIES) {
    say(`size: ${entry.name}`);
    const { files, bytes, minified, zipped, external } = await weigh(entry);
    const imports = [SENTRY, ...external.filter((one) => one !== SENTRY), entry.name];
    const took = [];
    for (let run = 0; run < runs; run++) {
      const all = await runProcess(new URL("process.mjs", import.meta.url), { imports });
      sentry.push(all[0]);
      took.push(all.at(-1));
    }
    rows.push([`\`${entry.name}\``, files, kilobytes(bytes), kilobytes(minified), kilobytes(zipped), milliseconds(median(took))]);
  }
  rows.push([`for comparison: \`${SENTRY}\``, "–", "–", "–", "–", milliseconds(median(sentry))]);
  const head = ["entry", "files", "as they are", "minified", "and gzip", "import"];
  return { tables: [{ id: "size", title: "Size and import of each entry, without what it stands on", head, rows }] };
}
