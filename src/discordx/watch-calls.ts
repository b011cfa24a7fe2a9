import type { Client } from "discordx";
import { replaceProperty } from "../discord/replace-property.js";
import { isAttached } from "./attached.js";
import { holdEvent } from "./hold-event.js";
import { meetHandlers } from "./meet-handlers.js";
import { watchEvents } from "./watch-events.js";

/** Lets an event last until the handlers have run to which a bot hands it on. Gives what leaves the client as it was. */
export function watchCalls(client: Client): () => void {
  const { interactionHandler, simpleCommandManager, reactionManager } = client;
  const held = (step: () => unknown): unknown => holdEvent(client, step);
  const undo = [
    before(client, interactionHandler, "executeInteraction", held),
    before(client, simpleCommandManager, "executeCommand", held),
    before(client, reactionManager, "executeReaction", held),
    // A hot reload makes all anew: MetadataStorage.clear(), then initEvents(). The first time it is build() that listens.
    before(client, client, "build", (step) => step()),
    before(client, client, "initEvents", (step) => step()),
  ];
  return () => undo.forEach((restore) => restore());
}

/** Sees to all that is new before a method of discordx's runs. */
function before<T extends object>(client: Client, target: T, key: keyof T & string, around: (step: () => unknown) => unknown): () => void {
  const original = target[key] as (...args: unknown[]) => unknown;
  const ours = function (this: unknown, ...args: unknown[]): unknown {
    const step = (): unknown => Reflect.apply(original, this, args);
    if (!isAttached(client)) return step();
    watchEvents(client.instance.eventManager);
    meetHandlers(client.instance);
    return around(step);
  };
  return replaceProperty(target, key, ours);
}
