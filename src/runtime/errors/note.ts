import { shared } from "../../metadata/shared.js";
import type { EventHint } from "../../sentry/sdk.js";
import type { Settled } from "../values/deferred-context.js";
import type { Captured } from "./captured.js";
import type { Trail } from "./carried.js";
import type { Place } from "./place.js";

/** What was found out about an event when it was captured, by the hint that accompanies it through the SDK. */
export interface Note {
  readonly trail: Trail | undefined;
  /** Where it was captured; nothing where that is the place that its error left just now: then there is nothing to tell apart. */
  readonly place: Place | undefined;
  readonly captured: Captured | undefined;
  readonly again: boolean;
  readonly settled: Settled | undefined;
  readonly discriminator: string | undefined;
}

/** A capture of ours. */
export interface OwnCapture {
  /** The trail that its error left just now, in the scopes in which it is captured. */
  readonly left: Trail | undefined;
  note: Note | undefined;
}

/**
 * Where a capture of ours stands in its hint: a primitive has no identity by which it could be found again. A symbol, for the SDK hands on
 * copies of the hint (@sentry/core 11.12, scope.js, `captureException`).
 */
export const OWN_CAPTURE = Symbol.for("cogscope.ownCapture");

/** The capture of ours that a hint belongs to. */
export const ownCapture = (hint: EventHint): OwnCapture | undefined => (hint as { [OWN_CAPTURE]?: OwnCapture })[OWN_CAPTURE];

const notes = shared("notes", () => new WeakMap<EventHint, Note>());

export function keepNote(hint: EventHint, note: Note): void {
  const own = ownCapture(hint);
  if (own === undefined) notes.set(hint, note);
  else own.note = note;
}

export const noteOf = (hint: EventHint): Note | undefined => ownCapture(hint)?.note ?? notes.get(hint);
