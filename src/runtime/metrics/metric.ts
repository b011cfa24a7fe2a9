import { activeClientOf } from "../../sentry/client.js";
import { captureMetric } from "../../sentry/native-metric.js";
import { currentScopes } from "../../sentry/scopes.js";
import { report } from "../diagnostics.js";
import { toAttributes } from "../values/attribute-value.js";
import { isInSampledSpan } from "./is-in-sampled-span.js";
import { addToSum } from "./summed-counters.js";

type Attributes = Readonly<Record<string, unknown>>;

/**
 * Counts; like the others of this file it never throws, does nothing where nothing would be sent, and leaves out what is no attribute.
 * Inside a sampled span that is open it is sent at once, linked to its trace; elsewhere it is summed and sent every 10 s.
 */
export const count = (name: string, attributes: Attributes, value = 1): void => send("counter", name, value, undefined, attributes);

/** A time in ms, with the attributes of the present scopes. */
export const distribution = (name: string, milliseconds: number, attributes: Attributes): void =>
  send("distribution", name, milliseconds, "millisecond", attributes);

/** A value that goes up and down. Sentry's units: `millisecond`, `byte`, `percent` …; `none` where a number is just a number. */
export const gauge = (name: string, value: number, unit: string, attributes: Attributes): void =>
  send("gauge", name, value, unit, attributes);

type Type = Parameters<typeof captureMetric>[0]["type"];

/** As `guard` would, without a closure at each metric. */
function send(type: Type, name: string, value: number, unit: string | undefined, given: Attributes): void {
  const scopes = currentScopes();
  const client = activeClientOf(scopes);
  if (client === undefined) return;
  try {
    // One of these would make a sum of everybody's worthless.
    if (type === "counter" && !Number.isFinite(value))
      return report(name, `a counter counts in finite numbers, not in ${value}; this one is left out`);
    const attributes = toAttributes(given);
    if (type === "counter" && !isInSampledSpan(scopes)) addToSum(client, scopes, { name, attributes, value });
    else captureMetric({ type, name, value, unit, attributes }, client, scopes);
  } catch (error) {
    report(name, "sending the metric failed; its data is left out", error);
  }
}
