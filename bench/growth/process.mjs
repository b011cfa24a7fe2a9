// How the cost of a call grows, by hand beside annotations, in one mode: nanoseconds for each method that is called.
import * as Sentry from "@sentry/node";
import { cogscope } from "../cost/candidates/cogscope.mjs";
import { entryByHand } from "../cost/candidates/entry-by-hand.mjs";
import { MODES } from "../cost/modes.mjs";
import { median } from "../figures/median.mjs";
import { answer, input } from "../process/answer.mjs";
import { openClient } from "../process/open-client.mjs";
import { AXES } from "./axes.mjs";
import { annotated, byHand } from "./subjects.mjs";

const { mode: name, rounds, spans: wanted } = input();
openClient(Sentry, MODES.find((one) => one.name === name).options);

const SUBJECTS = [
  { make: byHand, entry: entryByHand(Sentry) },
  { make: annotated, entry: cogscope.entry },
];

const points = AXES.flatMap((axis) =>
  axis.steps.map((step) => ({
    axis: axis.name,
    step,
    spans: axis.spans(step),
    calls: SUBJECTS.map(({ make }) => axis.subject(make, step)),
    figures: SUBJECTS.map(() => []),
  })),
);

async function measure({ spans, calls, figures }, which) {
  const times = Math.max(1, Math.round(wanted / spans));
  await SUBJECTS[which].entry(async () => {
    const from = process.hrtime.bigint();
    for (let time = 0; time < times; time++) await calls[which]("600000000000000001");
    figures[which].push(Number(process.hrtime.bigint() - from) / times / spans);
  });
  await Sentry.flush(2000);
}

// The first rounds are for the engine; what takes long has its turn in every third.
const COLD = 3;
for (let round = 0; round < rounds + COLD; round++) {
  for (const point of points.filter(({ spans }) => spans < 5000 || round % 3 === 0)) {
    for (let at = 0; at < SUBJECTS.length; at++) await measure(point, (at + round) % SUBJECTS.length);
  }
  if (round === COLD - 1) for (const { figures } of points) for (const all of figures) all.length = 0;
}
answer(points.map(({ axis, step, figures }) => ({ axis, step, figures: figures.map(median) })));
