import { activeClient } from "../../sentry/client.js";
import { metrics } from "../../sentry/sdk.js";
import { report } from "../diagnostics.js";
import { guard } from "../guard.js";
import { toAttributes } from "../values/attribute-value.js";
import { isInSampledSpan } from "./is-in-sampled-span.js";
import { addToSum } from "./summed-counters.js";

type Attributes = Readonly<Record<string, unknown>>;

/**
 * Counts; like the others of this file it never throws, does nothing where nothing would be sent, and leaves out what is no attribute.
 * Inside a sampled span that is open it is sent at once, linked to its trace; elsewhere it is summed and sent every 10 s.
 */
export const count = (name: string, attributes: Attributes, value = 1): void =>
  send(name, () => {
    // One of these would make a sum of everybody's worthless.
    if (!Number.isFinite(value)) return report(name, `a counter counts in finite numbers, not in ${value}; this one is left out`);
    const own = toAttributes(attributes);
    if (isInSampledSpan()) return metrics.count(name, value, { attributes: own });
    const client = activeClient();
    if (client !== undefined) addToSum(client, name, own, value);
  });

/** A time in ms, with the attributes of the present scopes. */
export const distribution = (name: string, milliseconds: number, attributes: Attributes): void =>
  send(name, () => metrics.distribution(name, milliseconds, { unit: "millisecond", attributes: toAttributes(attributes) }));

/** A value that goes up and down. Sentry's units: `millisecond`, `byte`, `percent` …; `none` where a number is just a number. */
export const gauge = (name: string, value: number, unit: string, attributes: Attributes): void =>
  send(name, () => metrics.gauge(name, value, { unit, attributes: toAttributes(attributes) }));

function send(name: string, call: () => void): void {
  if (activeClient() !== undefined) guard(name, "sending the metric", call);
}
