import { ANNOTATED, type Datum, type Plan, type SpanPlan } from "../../plan/plan.js";
import type { Call } from "../../runtime/call.js";
import { prepared } from "../../runtime/readings/prepared.js";
import type { Readings } from "../../runtime/readings/readings.js";
import type { SentAttribute } from "../../runtime/values/attribute-value.js";
import type { Command } from "../commands/command.js";

/** The plans of events by name: a bot hears a thousand presences a second. */
const plans = new Map<string, Plan>();

/** As many names are kept; a bot that makes up more of them has them compiled anew. */
const MOST = 500;

/** What is done round the listeners of an event: its errors are captured, tagged with its name; a command has a root span. */
export function gatewayPlan(event: string, span?: SpanPlan): Plan {
  const plan = planOf(event);
  if (span === undefined) return plan;
  // The one thing that a command has for itself.
  const { place, cog, method, newTrace, tags, contexts, user, breadcrumbs, capture } = plan;
  return { place, cog, method, entry: true, newTrace, span, tags, contexts, user, breadcrumbs, capture };
}

function planOf(event: string): Plan {
  const known = plans.get(event);
  if (known !== undefined) return known;
  const plan = compile(event);
  if (plans.size < MOST) plans.set(event, plan);
  return plan;
}

const NOTHING: ReadonlyMap<string, Datum> = new Map();

function compile(event: string): Plan {
  return {
    place: `the listeners of '${event}'`,
    cog: undefined,
    method: event,
    entry: false,
    newTrace: true,
    span: undefined,
    tags: NOTHING,
    contexts: NOTHING,
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
      mechanism: ANNOTATED,
    },
  };
}

/** An event as a call: nobody is called, and nothing is asked but that its errors are captured, and what a command's span says. */
export const gatewayCall = (plan: Plan, args: readonly unknown[] = NONE): Call => ({
  plan,
  prepared: prepared(plan),
  original: nobody,
  kind: "plain",
  self: undefined,
  args,
});

const nobody = (): undefined => undefined;
const NONE: readonly [] = [];

export const gatewayReadings = ({ capture }: Plan, tags?: Readings["tags"]): Readings => ({
  tags,
  contexts: undefined,
  user: undefined,
  breadcrumbs: NONE,
  capture: capture && { plan: capture, block: undefined },
});

export const commandSpan = ({ op, spanName }: Command, attributes: Readonly<Record<string, SentAttribute>>): SpanPlan => ({
  op,
  name: spanName,
  root: true,
  attributes: [{ values: attributes as Readonly<Record<string, string | number | boolean>> }],
  result: undefined,
});
