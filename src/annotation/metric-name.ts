import type { Fault } from "./fault.js";

/** The names of what `@Counted`, `@Timed` and `@InFlight` send where nothing else is said. */
export const METRIC_NAMES = {
  counted: "bot.cog.operation.count",
  timed: "bot.cog.operation.duration",
  inFlight: "bot.cog.operation.in_flight",
} as const;

export type MetricKind = keyof typeof METRIC_NAMES;

/** What Sentry's ingest keeps of a name; the rest it cuts off or replaces (getsentry/relay, relay-base-schema, metrics/mod.rs). */
const LIMIT = 150;
const ALLOWED = /^[a-zA-Z][a-zA-Z0-9_.-]*$/;

/** Says what is wrong with the name of a metric, or nothing. */
export function metricNameFault(name: unknown): Fault | undefined {
  if (name === undefined) return undefined;
  const remedy = "Choose a name such as 'bot.cache.refreshes'";
  if (typeof name !== "string") return { rule: `a metric's name is a string, not ${name === null ? "null" : typeof name}`, remedy };
  if (name === "") return { rule: "a metric's name is not empty", remedy };
  if (name.length > LIMIT) return { rule: `a metric's name has at most ${LIMIT} characters, this one has ${name.length}`, remedy };
  if (ALLOWED.test(name)) return undefined;
  return { rule: `a metric's name begins with a letter and is made of letters, digits and _ . - only, '${name}' is not`, remedy };
}
