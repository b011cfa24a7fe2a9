import type { Event } from "../../sentry/sdk.js";
import { keepDepth } from "../../sentry/normalization-depth.js";
import { DEPTH, serialiseRecord } from "./serialise.js";

const BRAND = Symbol.for("cogscope.deferredContext");

/** A context block that is serialised when an event takes it, not at each call. */
class DeferredContext {
  declare readonly [BRAND]: true;
  readonly #value: object;

  constructor(value: object) {
    this.#value = value;
  }

  /** Called by the SDK's own normalisation where our event processor is not installed. */
  toJSON(): Record<string, unknown> {
    return serialiseRecord(this.#value);
  }
}

// Once, and not on each of them: most are dropped unseen.
Object.defineProperty(DeferredContext.prototype, BRAND, { value: true });

export type Block = Record<string, unknown>;
type Blocks = Readonly<Record<string, unknown>>;

/** Blocks as they were at a capture. */
export type Settled = ReadonlyMap<unknown, Block>;

export const deferContext = (value: object): Block => new DeferredContext(value) as unknown as Block;

const isDeferred = (block: unknown): block is DeferredContext => typeof block === "object" && block !== null && BRAND in block;

/** Serialises in the moment of a capture what an event may take: it is put together later, behind asynchronous processors. */
export function settle(...all: readonly (Blocks | undefined)[]): Settled | undefined {
  let settled: Map<unknown, Block> | undefined;
  for (const blocks of all) {
    for (const name in blocks) {
      const block = blocks[name];
      if (isDeferred(block) && settled?.has(block) !== true) (settled ??= new Map<unknown, Block>()).set(block, block.toJSON());
    }
  }
  return settled;
}

/** Puts the settled blocks into the event that is about to go. */
export function settleContexts(event: Event, settled?: Settled): void {
  let contexts: Record<string, Block | undefined> | undefined;
  for (const name in event.contexts) {
    const block = event.contexts[name];
    // A copy: the record may be the bot's own.
    if (isDeferred(block)) (contexts ??= { ...event.contexts })[name] = keepDepth(settled?.get(block) ?? block.toJSON(), DEPTH + 1);
  }
  if (contexts !== undefined) event.contexts = contexts;
}
