// What a whole bot costs: the example's commands on a loopback Discord, without telemetry, with Sentry's calls written by hand, and with
// cogscope. CPU time of the bot's process alone; in short turns, there and back; medians. Run it with `npx tsx bench/end-to-end/main.ts` after a build.
// Figures of two machines cannot be compared; ratios of one run can.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBots } from "./driver/build-bots.js";
import { Child } from "./driver/child.js";
import { CONTESTANTS, GROUPS } from "./driver/contestants.js";
import { readOptions } from "./driver/options.js";
import { playRounds } from "./driver/rounds.js";
import { differences } from "./driver/same-data.js";
import { table } from "./driver/table.js";

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), "cogscope-end-to-end-"));
  try {
    await buildBots(folder);
    const { compared, lines } = await differences(folder);
    if (lines.length > 0) throw new Error(`The two bots do not send the same:\n${lines.join("\n")}`);
    process.stdout.write(`By hand and with cogscope ${compared} spans, errors, logs and metrics are the same.\n`);
    if (options.check) return;
    const receiver = new Child(join(folder, "receiver.js"), { keep: 1 });
    const costs = await playRounds(GROUPS, options, { folder, dsn: await receiver.said<string>() });
    await receiver.close();
    const { fleets, rounds, commands, concurrency } = options;
    process.stdout.write(`${fleets} × ${rounds} rounds of twice ${commands} commands, ${concurrency} at a time\n\n`);
    process.stdout.write(`${table(CONTESTANTS, costs)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
