import type { Event } from "../../sentry/sdk.js";
import { serialiseRecord } from "./serialise.js";

const BRAND = Symbol.for("cogscope.deferredContext");

/** A context block that is serialised when an event takes it, not at each call. */
class DeferredContext {
  readonly [BRAND] = true;
  readonly #value: object;

  constructor(value: object) {
    this.#value = value;
  }

  /** Called by the SDK's own normalisation where our event processor is not installed. */
  toJSON(): Record<string, unknown> {
    return serialiseRecord(this.#value);
  }
}

export const deferContext = (value: object): Record<string, unknown> => new DeferredContext(value) as unknown as Record<string, unknown>;

/** Serialises the blocks of an event that is about to go. */
export function settleContexts(event: Event): void {
  if (event.contexts === undefined) return;
  const contexts: Record<string, Record<string, unknown> | undefined> = {};
  for (const [name, block] of Object.entries(event.contexts)) {
    contexts[name] = block !== undefined && BRAND in block ? (block as unknown as DeferredContext).toJSON() : block;
  }
  event.contexts = contexts as NonNullable<Event["contexts"]>;
}
