import { guard } from "../../runtime/guard.js";
import { Scope, withIsolationScope, withScope, type Client, type Event, type EventHint } from "../../sentry/sdk.js";
import type { Flood } from "./flood-counter.js";

/** What is told of a flood. */
export type Told = Pick<Flood, "since" | "dropped">;

/** On an event of our own, which tells how many others did not go. */
const REPORT = Symbol.for("cogscope.flood.report");

export const isFloodReport = (hint: EventHint): boolean => REPORT in hint;

/** An event with the count of those that did not go. */
export const telling = (event: Event, { since, dropped }: Told): Event => ({
  ...event,
  tags: { ...event.tags, "flood.dropped": dropped },
  contexts: { ...event.contexts, flood: { dropped, since: since.toISOString() } },
});

/** Sends an event of the same issue that tells of a flood, of nobody's scope: it is no single user's. Its count begins anew. */
export function reportFlood(client: Client, flood: Flood): void {
  const { last } = flood;
  const told: Told = { since: flood.since, dropped: flood.dropped };
  flood.dropped = 0;
  flood.last = undefined;
  if (last === undefined) return;
  guard("flood guard", "telling how many errors were dropped", () => {
    const event = telling(last, told);
    const hint = { [REPORT]: true } as EventHint;
    withIsolationScope(new Scope(), () => withScope(new Scope(), (scope) => client.captureEvent(event, hint, scope)));
  });
}
