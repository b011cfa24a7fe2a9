import { installPeers } from "../peers/install.mjs";
import { runProcess } from "../process/run-process.mjs";
import { PROCESSES } from "./processes.mjs";
import { MODES } from "./modes.mjs";
import { costBars, costTables } from "./tables.mjs";

/** What a call costs: each mode in processes of its own, one after another, so that nothing else is busy. */
export async function cost({ quick, cpu, say }) {
  const hasPeers = installPeers();
  if (!hasPeers) say("The peers could not be installed: their rows are left out.");
  const amount = quick ? { rounds: 7, roundMs: 2, warmUpMs: 40 } : { rounds: 75, roundMs: 4, warmUpMs: 400 };
  const times = {};
  for (const { name: mode, timesRounds = 1 } of MODES) {
    say(`cost: ${mode}`);
    times[mode] = {};
    for (const [name, { script, env, only, isPeer, lacks }] of Object.entries(PROCESSES)) {
      if ((isPeer === true && !hasPeers) || lacks?.includes(mode) === true) continue;
      times[mode][name] = await runProcess(script, { mode, only, cpu, ...amount, rounds: amount.rounds * timesRounds }, { env });
    }
  }
  return { tables: costTables(times), bars: costBars(times) };
}
