import { nanoseconds, ratio } from "../figures/format.mjs";
import { runProcess } from "../process/run-process.mjs";

/** What an event of an attached discord.js client costs. */
export async function events({ quick, say }) {
  say("events");
  const modes = await runProcess(new URL("process.mjs", import.meta.url), { rounds: quick ? 7 : 25, calls: quick ? 2000 : 4000 });
  const rows = Object.entries(modes).map(([mode, times]) => [
    mode,
    ...Object.values(times).map(nanoseconds),
    ratio(times.cogscope, times["by hand"]),
  ]);
  const head = ["an event of the gateway, ns", "bare client", "by hand", "cogscope", "of by hand"];
  return { tables: [{ id: "events", title: "An event of an attached client", head, rows }] };
}
