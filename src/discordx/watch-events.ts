import type { Client, DOn, EventManager } from "discordx";
import { replaceProperty } from "../discord/replace-property.js";
import { shared } from "../metadata/shared.js";
import { hint } from "../runtime/diagnostics.js";
import { isAttached } from "./attached.js";
import { holdEvent } from "./hold-event.js";
import { meetListeners } from "./meet-handlers.js";

/** Private in the declarations of discordx, and the only place that knows when the handlers of an event have run (11.13.3, EventManager.ts). */
interface Private {
  executeHandlers?: (group: { readonly handlers: readonly DOn[] }, client: Client, params: unknown) => Promise<unknown>;
}

const watched = shared("discordx.watched", () => new WeakMap<EventManager, () => unknown>());

/** Lets an event of an attached client last until its `@On` and `@Once` handlers have run. */
export function watchEvents(events: EventManager): void {
  if (watched.has(events)) return;
  const { executeHandlers } = events as unknown as Private;
  if (typeof executeHandlers !== "function") {
    watched.set(events, () => undefined);
    hint("instrumentDiscordx()", "this version of discordx does not tell when the handlers of an event have run; events end too early");
    return;
  }
  const watching: Private["executeHandlers"] = function (this: unknown, group, client, params) {
    const run = (): Promise<unknown> => Reflect.apply(executeHandlers, this, [group, client, params]);
    if (!isAttached(client)) return run();
    meetListeners(group.handlers);
    return holdEvent(client, run);
  };
  watched.set(events, replaceProperty(events as unknown as Required<Private>, "executeHandlers", watching));
}

/** Leaves an event manager as it was. */
export function leaveEvents(events: EventManager): void {
  watched.get(events)?.();
  watched.delete(events);
}
