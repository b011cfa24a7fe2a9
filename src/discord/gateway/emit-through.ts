import { EventEmitter } from "node:events";
import { types } from "node:util";
import { methodRecord } from "../../metadata/method-record.js";
import { isPromise } from "../../runtime/results/native-promise.js";

/** Who is told how a listener's call ends. */
export interface Watch {
  readonly settled: () => void;
  /** `isThrown` where it left the listener at once, and goes on to whoever emits. */
  readonly failed: (error: unknown, isThrown?: boolean) => void;
}

interface Walk {
  readonly emitter: EventEmitter;
  readonly event: string | symbol;
  readonly args: readonly unknown[];
  /** Called before each listener. It, and what it gives, must not throw. */
  readonly watch: () => Watch;
  /** Emits `error` for a promise that a listener has let reject. */
  readonly emitError: (error: unknown) => void;
}

/**
 * What `EventEmitter.prototype.emit` does (Node.js 20 to 24, lib/events.js), with somebody watching how each listener ends: Node
 * tells nobody what a listener gives. Order, `once`, removal while running, what is thrown and what becomes of a promise
 * that rejects are Node's. `error` and Node's own events do not come through here.
 */
export function emitThrough(walk: Walk): boolean {
  const { emitter, event, args, watch } = walk;
  const listeners = emitter.rawListeners(event);
  for (const listener of listeners) {
    const watching = watch();
    let result: unknown;
    try {
      result = Reflect.apply(listener, emitter, args) as unknown;
    } catch (error) {
      watching.failed(error, true);
      throw error;
    }
    if (result == null) watching.settled();
    else if (catchesRejections(emitter)) watchCaught(walk, result, watching);
    else watchUncaught(listener, result, watching);
  }
  return listeners.length > 0;
}

/** A discord.js client has Node catch the rejections of its listeners (discord.js 14.28, BaseClient.js, `captureRejections: true`). */
function watchCaught(walk: Walk, result: unknown, { settled, failed }: Watch): void {
  const { emitError } = walk;
  try {
    const { then } = result as { readonly then?: unknown };
    if (typeof then !== "function") return settled();
    // To a query builder this is a start. Node asks no thenable for its end, and one that calls what it gets would notice.
    const isWatched = isPromise(result);
    Reflect.apply(then, result, [
      isWatched ? settled : undefined,
      (error: unknown) => {
        failed(error);
        process.nextTick(emitRejection, walk, error);
      },
    ]);
    if (!isWatched) settled();
  } catch (error) {
    failed(error);
    emitError(error);
  }
}

/**
 * Other emitters, a collector for one, take no notice of a rejection: it has to go unhandled still. A promise that an async function
 * gives is held by nobody else, so one that is derived from it can stand for it. Any other may have its handler elsewhere and is not touched.
 */
function watchUncaught(listener: object, result: unknown, { settled, failed }: Watch): void {
  const { listener: inner = listener } = listener as { readonly listener?: object };
  if (!types.isAsyncFunction(methodRecord(inner)?.original ?? inner) || !isPromise(result)) return settled();
  void result.then(settled, (error: unknown) => {
    failed(error);
    throw error;
  });
}

function emitRejection({ emitter, event, args, emitError }: Walk, error: unknown): void {
  const handler = (emitter as { [EventEmitter.captureRejectionSymbol]?: unknown })[EventEmitter.captureRejectionSymbol];
  if (typeof handler === "function") return void Reflect.apply(handler, emitter, [error, event, ...args]);
  withoutCatching(emitter, () => emitError(error));
}

/** Node keeps under this symbol whether an emitter catches rejections (lib/events.js, `kCapture`); it has no public name. */
function captureKey(emitter: EventEmitter): symbol | undefined {
  if (found === undefined || !Object.hasOwn(emitter, found)) {
    found = Object.getOwnPropertySymbols(emitter).find(({ description }) => description === "kCapture");
  }
  return found;
}

/** It is the same for all emitters. */
let found: symbol | undefined;

function catchesRejections(emitter: EventEmitter): boolean {
  const key = captureKey(emitter);
  return key === undefined || Reflect.get(emitter, key) === true;
}

/** Lest an `error` listener that rejects itself goes round for ever. */
function withoutCatching(emitter: EventEmitter, body: () => void): void {
  const key = captureKey(emitter);
  if (key === undefined) return body();
  const before: unknown = Reflect.get(emitter, key);
  try {
    Reflect.set(emitter, key, false);
    body();
  } finally {
    Reflect.set(emitter, key, before);
  }
}
