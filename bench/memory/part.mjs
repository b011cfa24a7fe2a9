import { grouped, NOTHING, ratio } from "../figures/format.mjs";
import { KINDS, MODES } from "../cost/modes.mjs";
import { runProcess } from "../process/run-process.mjs";

const FLAGS = ["--expose-gc", "--min-semi-space-size=128", "--max-semi-space-size=128"];
const CANDIDATES = ["bare", "by hand", "by hand, tightest", "cogscope"];

/** How many calls the heap is watched over: an error takes a long time. */
const calls = (mode, quick) => (quick ? 2000 : mode.fails === true ? 100_000 : 1_000_000);

async function allocated(mode, quick) {
  const input = { mode: mode.name, rounds: quick ? 3 : 9, roundMs: quick ? 1 : 4, warmUpMs: quick ? 10 : 300, only: CANDIDATES };
  const bytes = await runProcess(new URL("allocated.mjs", import.meta.url), input, { flags: FLAGS });
  return KINDS.map((kind) => {
    const cells = CANDIDATES.map((name) => bytes[name]?.[kind]);
    return [mode.name, kind, ...cells.map((one) => (one === undefined ? NOTHING : grouped(Math.max(one, 0)))), ratio(cells[3], cells[1])];
  });
}

async function retained(mode, quick) {
  const input = { mode: mode.name, calls: calls(mode, quick) };
  const { early, late } = await runProcess(new URL("retained.mjs", import.meta.url), input, { flags: ["--expose-gc"] });
  const grown = late - early;
  const megabytes = (bytes) => (bytes / 1e6).toFixed(2);
  return [
    mode.name,
    grouped(input.calls),
    megabytes(early),
    megabytes(late),
    `${(grown / 1000).toFixed(0)} kB`,
    (grown / (input.calls / 2)).toFixed(3),
  ];
}

/** What a call allocates, and what many calls leave behind. */
export async function memory({ quick, say }) {
  const bytes = [];
  const heaps = [];
  for (const mode of MODES) {
    say(`memory: ${mode.name}`);
    bytes.push(...(await allocated(mode, quick)));
    heaps.push(await retained(mode, quick));
  }
  return {
    tables: [
      { id: "allocated", title: "Bytes allocated a call", head: ["bytes a call", "method", ...CANDIDATES, "of by hand"], rows: bytes },
      {
        id: "retained",
        title: "The heap after many calls of an annotated method",
        head: ["mode", "calls", "after half, MB", "after all, MB", "growth", "bytes a call"],
        rows: heaps,
      },
    ],
  };
}
