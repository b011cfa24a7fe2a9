// How long imports take, one after another, in a process that has loaded nothing yet.
import { answer, input } from "../process/answer.mjs";

// The entry of the matchers adds them to the `expect` of a test runner.
globalThis.expect = { extend: () => undefined };

const took = [];
for (const name of input().imports) {
  const from = performance.now();
  await import(name);
  took.push(performance.now() - from);
}
answer(took);
