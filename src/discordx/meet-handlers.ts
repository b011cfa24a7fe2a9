import type { DApplicationCommandOption, DOn, MetadataStorage } from "discordx";
import { shared } from "../metadata/shared.js";
import { guard } from "../runtime/guard.js";
import { annotateAutocomplete } from "./annotate-autocomplete.js";
import { annotateHandler, type Handler } from "./annotate-handler.js";
import { PLACE } from "./attached.js";

/** What takes ours off a handler or an option again. */
const met = shared("discordx.met", () => new WeakMap<object, () => void>());

/** Sees to the handlers that have not been seen yet. A bot may load cogs at any time, and nobody tells; asked before each event. */
export function meetHandlers(storage: MetadataStorage): void {
  guard(PLACE, "reading the handlers", () => {
    for (const handler of handlersOf(storage)) meet(handler, annotateHandler);
    for (const option of storage.applicationCommandSlashOptions) meet(option, annotateAutocomplete);
  });
}

/** The same for those of one event: there may be a thousand presences a second. */
export function meetListeners(handlers: readonly DOn[]): void {
  guard(PLACE, "reading the handlers of an event", () => {
    for (const handler of handlers) meet(handler, annotateHandler);
  });
}

/** Leaves all handlers as they were. */
export function leaveHandlers(storage: MetadataStorage): void {
  const all: readonly (Handler | DApplicationCommandOption)[] = [...handlersOf(storage), ...storage.applicationCommandSlashOptions];
  for (const one of all) {
    guard(PLACE, "leaving a handler as it was", () => met.get(one)?.());
    met.delete(one);
  }
}

/** Before the storage is built the slash commands are in the one list, afterwards those of groups are in the other alone. */
const handlersOf = (storage: MetadataStorage): readonly Handler[] => [
  ...storage.applicationCommandSlashes,
  ...storage.applicationCommandSlashesFlat,
  ...storage.applicationCommandUsers,
  ...storage.applicationCommandMessages,
  ...storage.buttonComponents,
  ...storage.selectMenuComponents,
  ...storage.modalComponents,
  ...storage.simpleCommands,
  ...storage.reactions,
  ...storage.events,
];

function meet<T extends object>(one: T, annotate: (one: T) => () => void): void {
  if (!met.has(one)) met.set(one, annotate(one));
}
