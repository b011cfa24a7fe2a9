// What is left in the heap by many calls of an annotated method, half of them synchronous: measured after half of them and after all.
// In the static lifecycle the SDK notes each span that it has captured in one WeakSet (@sentry/core 11.12, tracing/deferSegmentSpanCapture.js), of which
// V8 makes the table twice as large when many are waiting to be collected: steps of 2 MB, in which nothing is kept.
import * as Sentry from "@sentry/node";
import { candidatesFor } from "../cost/candidates/own.mjs";
import { KINDS, MODES } from "../cost/modes.mjs";
import { track } from "../cost/track.mjs";
import { answer, input } from "../process/answer.mjs";
import { openClient } from "../process/open-client.mjs";

const { mode: name, calls } = input();
const mode = MODES.find((one) => one.name === name);
if (mode.options !== undefined) openClient(Sentry, mode.options);
const drain = () => Sentry.flush(2000);
const [candidate] = candidatesFor(mode, ["cogscope"]);
const tracks = KINDS.map((kind) => track({ candidate, kind, mode: { ...mode, slice: mode.slice && 500 }, drain }));

/** The heap when nothing more is freed: what hangs on weak references takes a dozen collections, and some of them free nothing. */
async function heap() {
  let least = Infinity;
  for (let idle = 0; idle < 6; idle++) {
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
    const { heapUsed } = process.memoryUsage();
    if (heapUsed < least - 10_000) idle = 0;
    least = Math.min(least, heapUsed);
  }
  return least;
}

async function call(times) {
  for (let left = times; left > 0; left -= 2000) for (const one of tracks) await one.call(Math.min(left, 2000) / 2);
}

await call(calls / 2);
const early = await heap();
await call(calls / 2);
answer({ early, late: await heap() });
