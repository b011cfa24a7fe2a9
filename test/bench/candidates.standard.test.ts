import * as Sentry from "@sentry/node";
import { LIFECYCLES } from "../support/lifecycles.js";
import { record, sent } from "../support/recording.js";
import { loadModule } from "./load-module.js";

afterEach(() => Sentry.close(1000));

const { candidatesFor } = loadModule("cost/candidates/own.mjs");

const SAME = ["by hand", "by hand, tightest", "cogscope"];
const KINDS = ["sync", "async"];
const FEW = { enableRuntimeChannelInjection: false, defaultIntegrations: false } as const;

const make = (name: string, mode: object, kind: string) => {
  const [candidate] = candidatesFor(mode, [name]);
  return { candidate, cog: candidate.make({ ...mode, kind }) as { handle(id: string): unknown } };
};

describe("What the benchmark compares does the same work", () => {
  it.each(KINDS)("gives the same result from each (%s)", async (kind) => {
    record(FEW);
    const names = ["bare", ...SAME, "startSpan by hand", "cogscope, span alone"];
    const cogs = [...names.map((name) => make(name, {}, kind)), ...SAME.map((name) => make(name, { root: true }, kind))];
    const results = await Promise.all(cogs.map(({ cog }) => cog.handle("600000000000000001")));
    expect(new Set(results).size).toBe(1);
    expect(results[0]).not.toBe(0);
  });

  const cases = LIFECYCLES.flatMap((lifecycle) => KINDS.flatMap((kind) => SAME.map((name) => [name, kind, lifecycle] as const)));

  it.each(cases)("%s sends a span with both tags inside its entry point (%s, %s)", async (name, kind, traceLifecycle) => {
    const recording = record({ ...FEW, tracesSampleRate: 1, traceLifecycle });
    const { candidate, cog } = make(name, {}, kind);
    await candidate.entry(() => cog.handle("600000000000000001"));
    await sent();
    const span = recording.span("Cog.handle");
    expect([span.op, span.parentSpanId, span.isSegment]).toEqual(["function", recording.span("command.ban").spanId, false]);
    // Attributes of the scope are on streamed spans only.
    if (traceLifecycle === "stream") expect(span.attributes).toMatchObject({ feature: "moderation", guild_id: "600000000000000001" });
  });

  it.each(cases)("%s is an entry point of its own (%s, %s)", async (name, kind, traceLifecycle) => {
    const recording = record({ ...FEW, tracesSampleRate: 1, traceLifecycle });
    const { cog } = make(name, { root: true }, kind);
    await cog.handle("600000000000000001");
    await cog.handle("600000000000000002");
    await sent();
    const { spans } = recording;
    expect(spans.map(({ op, isSegment }) => [op, isSegment])).toEqual([
      ["discord.command", true],
      ["discord.command", true],
    ]);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(2);
    expect(Sentry.getIsolationScope().getScopeData().tags).toEqual({});
  });

  it.each(cases.filter(([, , lifecycle]) => lifecycle === "stream"))(
    "%s captures the error with tags and context (%s)",
    async (name, kind) => {
      const recording = record({ ...FEW, tracesSampleRate: 1e-9 });
      const { candidate, cog } = make(name, { fails: true }, kind);
      await expect(candidate.entry(async () => cog.handle("600000000000000001"))).rejects.toThrow("no case 600000000000000001");
      await sent();
      const { errors, spans } = recording;
      expect(spans).toEqual([]);
      expect(errors.map(({ tags, contexts }) => [tags.feature, tags.guild_id, contexts.case])).toEqual([
        ["moderation", "600000000000000001", { id: "600000000000000001" }],
      ]);
    },
  );
});
