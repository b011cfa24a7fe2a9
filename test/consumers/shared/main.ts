import { checkEntries } from "./entries.js";
// Written by `scripts/consumers/entries-file.mjs`: every entry of the package that this project can load.
import { entries } from "./loaded-entries.js";
import { LIFECYCLES, tell } from "./story.js";

async function main(): Promise<void> {
  for (const lifecycle of LIFECYCLES) await tell(lifecycle);
  console.log(`${LIFECYCLES.length} lifecycles, ${checkEntries(entries)} entries, ${process.versions["bun"] ?? process.version}`);
}

// Sentry listens to unhandled rejections, so that one does not end the process.
main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
