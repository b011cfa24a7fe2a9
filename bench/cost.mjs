// What an annotated call costs beside the same Sentry calls written by hand: interleaved rounds in one process, medians, ratios.
// Run it with `npm run bench`. Figures of two machines cannot be compared; ratios of one run can.
import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, Context, Span, Tag, Transaction } from "cogscope";

const ROUNDS = 15;
const CALLS = 4000;

async function work(id) {
  return id;
}

async function byHand(id) {
  return Sentry.withScope((scope) => {
    scope.setTag("feature", "moderation").setAttribute("feature", "moderation");
    scope.setTag("guild_id", id).setAttribute("guild_id", id);
    scope.setContext("case", { id });
    return Sentry.startSpan({ op: "function", name: "work" }, async () => {
      try {
        return await work(id);
      } catch (error) {
        Sentry.captureException(error);
        throw error;
      }
    });
  });
}

const annotated = annotate(
  work,
  Span("function", { name: "work" }),
  Tag("feature", "moderation"),
  Tag("guild_id", (id) => id),
  Context("case", (id) => ({ id })),
  CaptureErrors,
);

const candidates = { bare: work, "by hand": byHand, cogscope: annotated };

async function once(fn, parent) {
  // In slices, so that the buffer of finished spans does not grow with the round.
  const started = process.hrtime.bigint();
  for (let slice = 0; slice < 20; slice++) {
    await parent(async () => {
      for (let call = 0; call < CALLS / 20; call++) await fn("1");
    });
  }
  return Number(process.hrtime.bigint() - started) / CALLS;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(mode, parent) {
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, fn] of Object.entries(candidates)) times[name].push(await once(fn, parent));
    await Sentry.flush(2000);
  }
  const [bare, hand, ours] = Object.values(times).map((all) => median(all.slice(2)));
  console.log(
    `${mode.padEnd(34)} ${bare.toFixed(0).padStart(7)} ${hand.toFixed(0).padStart(9)} ${ours.toFixed(0).padStart(9)} ${(ours / hand).toFixed(2).padStart(12)}`,
  );
}

function init(options) {
  Sentry.init({
    dsn: "http://public@127.0.0.1:9/1",
    enableRuntimeChannelInjection: false,
    integrations: [Sentry.nodeContextIntegration({ app: false, device: false })],
    transport: (transport) => Sentry.createTransport(transport, () => Promise.resolve({ statusCode: 200 })),
    ...options,
  });
}

const alone = (body) => body();
const inEntry = annotate(function command(body) {
  return body();
}, Transaction("discord.command"));

console.log(
  `${"ns a call, asynchronous method".padEnd(34)} ${"bare".padStart(7)} ${"by hand".padStart(9)} ${"cogscope".padStart(9)} ${"of by hand".padStart(12)}`,
);
await measure("no client", alone);
init({});
await measure("tracing off", alone);
await Sentry.close();
init({ tracesSampleRate: 0 });
await measure("inside an unsampled command", inEntry);
await Sentry.close();
init({ tracesSampleRate: 1 });
await measure("inside a sampled command", inEntry);
await Sentry.close();
process.exit(0);
