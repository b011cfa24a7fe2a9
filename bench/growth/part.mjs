import { grouped, nanoseconds, ratio } from "../figures/format.mjs";
import { runProcess } from "../process/run-process.mjs";

const MODES = ["child of unsampled", "sampled child, stream"];

/** How the cost of a call grows with its tags, the depth of calls and the calls that run at once. */
export async function growth({ quick, say }) {
  const columns = [];
  for (const mode of MODES) {
    say(`growth: ${mode}`);
    const input = { mode, rounds: quick ? 3 : 30, spans: 200 };
    columns.push(await runProcess(new URL("process.mjs", import.meta.url), input));
  }
  const rows = columns[0].map(({ axis, step }, at) => [
    `${axis}: ${grouped(step)}`,
    ...columns.flatMap((column) => {
      const [hand, ours] = column[at].figures;
      return [nanoseconds(hand), nanoseconds(ours), ratio(ours, hand)];
    }),
  ]);
  const head = ["ns for each method that is called", ...MODES.flatMap((mode) => [`${mode}: by hand`, "cogscope", "of by hand"])];
  return { tables: [{ id: "growth", title: "As more is asked for (asynchronous methods)", head, rows }] };
}
