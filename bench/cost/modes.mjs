/** A rate at which nothing is kept, but not 0, which an SDK might take for "off". */
const NEVER = 1e-9;

/**
 * The states in which a call is measured. `root`: the method is the entry point itself; else it is called inside an open one. `slice`: how many
 * calls go between two flushes, where a call leaves something to be sent. `timesRounds`: how many times the others' rounds it takes until the
 * median stands still, where a round is few calls that each do much.
 */
export const MODES = [
  { name: "no client" },
  { name: "disabled client", options: { enabled: false, tracesSampleRate: 1 } },
  { name: "tracing off", options: {} },
  { name: "child of unsampled", options: { tracesSampleRate: NEVER } },
  { name: "unsampled root", options: { tracesSampleRate: NEVER }, root: true },
  { name: "sampled child, stream", options: { tracesSampleRate: 1, traceLifecycle: "stream" }, slice: 100 },
  { name: "sampled root, stream", options: { tracesSampleRate: 1, traceLifecycle: "stream" }, root: true, slice: 100 },
  { name: "sampled child, static", options: { tracesSampleRate: 1, traceLifecycle: "static" }, slice: 100 },
  { name: "sampled root, static", options: { tracesSampleRate: 1, traceLifecycle: "static" }, root: true, slice: 100 },
  { name: "error captured", options: { tracesSampleRate: NEVER }, fails: true, slice: 50, timesRounds: 3 },
];

export const KINDS = ["sync", "async"];
