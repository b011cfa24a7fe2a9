import { plainAttributes } from "./attributes.js";
import type { Recording } from "./recording.js";

/** What one call of `freshCog`'s command has to leave behind, no more and no less. */
export function expectOneStory(sentry: Recording, id: string): void {
  const root = sentry.span("command");
  expect(
    sentry.errors.map(({ exception, tags, user, contexts }) => [exception.values[0].value, tags, user, contexts.trace.trace_id]),
  ).toEqual([
    [`failed ${id}`, { "cog.name": "cog", of: "cog", set: id, "error.type": "cog", "error.context": "cog" }, { id }, root.traceId],
  ]);
  expect(sentry.spans.map(({ name, parentSpanId }) => [name, parentSpanId]).sort()).toEqual([
    ["command", undefined],
    ["step", root.spanId],
  ]);
  expect(sentry.logs.map((log) => [log["body"], plainAttributes(log)["set"]])).toEqual([[`log ${id}`, id]]);
}
