import type { Mechanism, Plan, SpanPlan } from "../../plan/plan.js";
import type { SentAttribute } from "../../runtime/values/attribute-value.js";
import type { Command } from "../commands/command.js";

/** Nobody but the process would have taken an error that leaves a listener. */
export const UNHANDLED: Mechanism = { type: "auto.discord.cogscope", handled: false };

/** What is done round the listeners of an event: its errors are captured, tagged with its name; a command has a root span. */
export function gatewayPlan(event: string, span?: SpanPlan): Plan {
  return {
    place: `the listeners of '${event}'`,
    cog: undefined,
    method: event,
    entry: span !== undefined,
    newTrace: true,
    span,
    tags: new Map(),
    contexts: new Map(),
    user: undefined,
    breadcrumbs: [],
    capture: {
      block: undefined,
      context: undefined,
      data: undefined,
      tags: { "event.name": event },
      level: undefined,
      fingerprint: undefined,
      expected: [],
      fallback: undefined,
      onError: undefined,
      mechanism: UNHANDLED,
    },
  };
}

export const commandSpan = ({ op, spanName }: Command, attributes: Readonly<Record<string, SentAttribute>>): SpanPlan => ({
  op,
  name: spanName,
  root: true,
  attributes: [{ values: attributes as Readonly<Record<string, string | number | boolean>> }],
  result: undefined,
});
