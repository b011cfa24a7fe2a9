// How long imports take, one after another, in a process that has loaded nothing yet.
import { answer, input } from "../process/answer.mjs";

const took = [];
for (const name of input().imports) {
  const from = performance.now();
  await import(name);
  took.push(performance.now() - from);
}
answer(took);
