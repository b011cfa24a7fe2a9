import { shared } from "../../metadata/shared.js";
import { processScopes } from "../../sentry/process-scopes.js";
import { withIsolationScope, withScope } from "../../sentry/sdk.js";
import { guard } from "../guard.js";
import type { SentAttribute } from "../values/attribute-value.js";
import { gauge } from "./metric.js";
import { seriesKey } from "./series-key.js";

/** A call that is counted among the running ones of a name and a set of attributes. */
export interface Flight {
  readonly key: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, SentAttribute>>;
}

const running = shared("in-flight", () => new Map<string, number>());

/** A call that can never end (nobody holds its generator or its promise any more) ends when its `owner` is collected. */
const lost = new FinalizationRegistry<Flight>((flight) => {
  guard(flight.name, "counting a call that nobody holds any more", () =>
    withIsolationScope(processScopes.isolationScope, () => withScope(processScopes.scope, () => change(flight, -1))),
  );
});

/** Counts a running call, and sends how many there are now. */
export function takeOff(name: string, attributes: Flight["attributes"], owner: object): Flight {
  const flight = { key: seriesKey(name, attributes), name, attributes };
  lost.register(owner, flight, owner);
  change(flight, 1);
  return flight;
}

/** The same for its end. */
export function land(flight: Flight, owner: object): void {
  lost.unregister(owner);
  change(flight, -1);
}

function change({ key, name, attributes }: Flight, by: 1 | -1): void {
  const now = (running.get(key) ?? 0) + by;
  if (now > 0) running.set(key, now);
  else running.delete(key);
  gauge(name, now, "none", attributes);
}
