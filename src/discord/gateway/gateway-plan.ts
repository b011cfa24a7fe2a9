import { ANNOTATED, type Datum, type Plan, type SpanPlan } from "../../plan/plan.js";
import type { Call } from "../../runtime/call.js";
import type { Readings } from "../../runtime/readings.js";
import type { SentAttribute } from "../../runtime/values/attribute-value.js";
import type { Command } from "../commands/command.js";

/** The plans of the events that are no command, by name: a bot hears a thousand presences a second. */
const plain = new Map<string, Plan>();

/** As many names are kept; a bot that makes up more of them has them compiled anew. */
const MOST = 500;

/** What is done round the listeners of an event: its errors are captured, tagged with its name; a command has a root span. */
export function gatewayPlan(event: string, span?: SpanPlan): Plan {
  const known = span === undefined ? plain.get(event) : undefined;
  if (known !== undefined) return known;
  const plan = compile(event, span);
  if (span === undefined && plain.size < MOST) plain.set(event, plan);
  return plan;
}

const NOTHING: ReadonlyMap<string, Datum> = new Map();

function compile(event: string, span: SpanPlan | undefined): Plan {
  return {
    place: `the listeners of '${event}'`,
    cog: undefined,
    method: event,
    entry: span !== undefined,
    newTrace: true,
    span,
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

/** An event as a call: nobody is called, and nothing is asked but that its errors are captured. */
export const gatewayCall = (plan: Plan): Call => ({ plan, original: () => undefined, kind: "plain", self: undefined, args: [] });

export const gatewayReadings = ({ capture }: Plan, tags?: Readings["tags"]): Readings => ({
  tags,
  contexts: [],
  user: undefined,
  breadcrumbs: [],
  capture: capture && { plan: capture, block: undefined },
});

export const commandSpan = ({ op, spanName }: Command, attributes: Readonly<Record<string, SentAttribute>>): SpanPlan => ({
  op,
  name: spanName,
  root: true,
  attributes: [{ values: attributes as Readonly<Record<string, string | number | boolean>> }],
  result: undefined,
});
