import { NOTHING, nanoseconds, ratio } from "../figures/format.mjs";
import { ROWS, SPAN_ROWS } from "./rows.mjs";
import { KINDS, MODES } from "./modes.mjs";

/** `times[mode][process][candidate][kind]`, in nanoseconds a call. */
const timeOf = (times, mode, row, kind) => times[mode]?.[row.process]?.[row.name]?.[kind];

/** One table: a row for each candidate and kind of method, a column for each mode. */
function table({ id, first, rows, modes, cell, times }) {
  const filled = rows
    .flatMap((row) => KINDS.map((kind) => [row.label, kind, ...modes.map((mode) => cell(timeOf(times, mode, row, kind), mode, row, kind))]))
    .filter((cells) => cells.slice(2).some((one) => one !== NOTHING));
  return { id, head: [first, "method", ...modes], rows: filled };
}

const toBase = (times, name) => (time, mode, row, kind) =>
  time === undefined ? NOTHING : ratio(time, timeOf(times, mode, { ...row, name }, kind) ?? NaN);

const inNanoseconds = (time) => (time === undefined ? NOTHING : nanoseconds(time));

export function costTables(times) {
  const modes = MODES.map(({ name }) => name);
  const spanModes = MODES.filter((mode) => mode.root !== true && mode.fails !== true).map(({ name }) => name);
  const withoutBare = (rows) => rows.filter(({ name }) => name !== "bare");
  const ours = ROWS.filter((row) => row.name === "cogscope" || row.name === "by hand, tightest");
  const span = { first: "a span and nothing else", rows: SPAN_ROWS, modes: spanModes, times };
  return [
    {
      title: "Two tags, a context, a span, captured errors: of the same by hand, in one process",
      ...table({ id: "cost", first: "of by hand", rows: withoutBare(ROWS), modes, cell: toBase(times, "by hand"), times }),
    },
    { title: "The same, ns a call", ...table({ id: "cost-ns", first: "ns a call", rows: ROWS, modes, cell: inNanoseconds, times }) },
    {
      title: "Where nobody listens: of the bare method",
      ...table({ id: "cost-bare", first: "of the bare method", rows: ours, modes: modes.slice(0, 2), cell: toBase(times, "bare"), times }),
    },
    {
      title: "A span and nothing else: of startSpan by hand, in one process",
      ...table({ id: "span", ...span, rows: withoutBare(SPAN_ROWS), cell: toBase(times, "startSpan by hand") }),
    },
    { title: "The same, ns a call", ...table({ id: "span-ns", ...span, cell: inNanoseconds }) },
  ];
}

/** What the plot shows: asynchronous methods, a group for each mode. */
export function costBars(times) {
  const rows = ROWS.filter(({ name }) => name === "by hand, tightest" || name === "cogscope");
  const of = (mode, row) => timeOf(times, mode, row, "async") / timeOf(times, mode, { ...row, name: "by hand" }, "async");
  return {
    title: "Asynchronous method: two tags, a context, a span, captured errors",
    subtitle: "cost of the same Sentry calls written by hand = 1; shorter is cheaper",
    series: rows.map(({ label }) => label.replaceAll("`", "")),
    groups: MODES.map(({ name }) => ({ name, values: rows.map((row) => of(name, row)) })),
  };
}
