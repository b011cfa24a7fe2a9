import { guard } from "../runtime/guard.js";
import { toAttributes } from "../runtime/values/attribute-value.js";
import { metrics } from "../sentry/sdk.js";

type Attributes = Readonly<Record<string, unknown>>;

/** Metrics of the present scope; what is no attribute is left out. Never throws. */
export const count = (name: string, attributes: Attributes): void =>
  send(name, () => metrics.count(name, 1, { attributes: toAttributes(attributes) }));

export const distribution = (name: string, milliseconds: number, attributes: Attributes): void =>
  send(name, () => metrics.distribution(name, milliseconds, { unit: "millisecond", attributes: toAttributes(attributes) }));

export const gauge = (name: string, value: number, unit: string, attributes: Attributes): void =>
  send(name, () => metrics.gauge(name, value, { unit, attributes: toAttributes(attributes) }));

const send = (name: string, call: () => void): void => void guard(name, "sending the metric", call);
