// Measures `@Span` of nestjs-otel, with OpenTelemetry's own SDK and an exporter that does nothing, beside Sentry by hand.
import { createRequire } from "node:module";
import { ROOT_CONTEXT, context, trace } from "@opentelemetry/api";
import { AlwaysOffSampler, AlwaysOnSampler, BatchSpanProcessor, ParentBasedSampler } from "@opentelemetry/sdk-trace-base";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { Span } from "nestjs-otel";
import { makeCog } from "../cost/cog.mjs";
import { bare } from "../cost/candidates/bare.mjs";
import { byHand } from "../cost/candidates/by-hand.mjs";
import { entryByHand } from "../cost/candidates/entry-by-hand.mjs";
import { spanByHand } from "../cost/candidates/span-by-hand.mjs";
import { decorate } from "../cost/decorate.mjs";
import { interleave } from "../cost/interleave.mjs";
import { MODES } from "../cost/modes.mjs";
import { answer, input } from "../process/answer.mjs";
import { openClient } from "../process/open-client.mjs";

/** The SDK of cogscope, not that which @sentry/nestjs has brought into this folder. */
const Sentry = createRequire(new URL("../../package.json", import.meta.url))("@sentry/node");

const { mode: name, ...amount } = input();
const mode = MODES.find((one) => one.name === name);

const exporter = { export: (_spans, done) => done({ code: 0 }), shutdown: () => Promise.resolve(), forceFlush: () => Promise.resolve() };
const isSampled = mode.options?.tracesSampleRate === 1;
const provider = new NodeTracerProvider({
  sampler: new ParentBasedSampler({ root: isSampled ? new AlwaysOnSampler() : new AlwaysOffSampler() }),
  spanProcessors: [new BatchSpanProcessor(exporter)],
});
if (mode.options !== undefined) {
  openClient(Sentry, mode.options);
  provider.register();
}

const peer = {
  name: "peer",
  entry: (body) =>
    context.with(ROOT_CONTEXT, () =>
      trace.getTracer("bench").startActiveSpan("command.ban", async (span) => {
        await body();
        span.end();
      }),
    ),
  make: ({ kind, fails }) => new (decorate(makeCog("nestjs-otel", kind, fails), "handle", Span("Cog.handle")))(),
};

const entry = entryByHand(Sentry);
const candidates = [bare, byHand(Sentry), ...(mode.root === true ? [] : [spanByHand(Sentry)]), peer].map((one) => ({ entry, ...one }));
const drain = () => Promise.all([Sentry.flush(2000), provider.forceFlush()]);
answer(await interleave({ candidates, mode, ...amount, drain }));
