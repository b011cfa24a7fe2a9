import type { Piece } from "@sapphire/framework";
import { replaceProperty } from "../../discord/replace-property.js";
import { methodRecord } from "../../metadata/method-record.js";
import { runHandler } from "../../runtime/handler.js";
import { activeSpan } from "../../telemetry/start-span.js";
import type { DefaultWords } from "./default-words.js";
import { pieceMethods } from "./piece-methods.js";

/** What else is done round a method: gets its arguments and the call, and gives what the call gives. */
export type Around = (args: readonly unknown[], body: () => unknown) => unknown;

export interface Wrapping {
  /** Whether the client is still attached: a piece that was unloaded before keeps its wrappers. */
  readonly isOn: () => boolean;
  readonly around: (piece: Piece, key: string) => Around | undefined;
}

/** Puts wrappers on a piece, for there is no hook round a run. Gives what takes them off, which leaves the piece as it was. */
export function wrapPiece(piece: Piece, { isOn, around }: Wrapping): () => void {
  const owner = piece.constructor as abstract new () => unknown;
  const restores = pieceMethods(piece).map(({ key, fn: found, words }) => {
    const outer = around(piece, key);
    const fn = ownOf(owner, key, found);
    const wrapper = function (this: unknown, ...args: unknown[]): unknown {
      if (!isOn()) return Reflect.apply(found, this, args);
      const run = (): unknown => runHandler({ owner, key, fn, self: this, args }, wordsNow(words), () => Reflect.apply(fn, this, args));
      return outer === undefined ? run() : outer(args, run);
    };
    return replaceProperty<object>(piece, key as never, wrapper);
  });
  return () => restores.forEach((restore) => restore());
}

/**
 * The method as its author wrote it: what stands on it and on its class is done here, together with the defaults. A function that
 * only the piece itself holds keeps its own wrapper.
 */
function ownOf(owner: abstract new () => unknown, key: string, fn: () => unknown): () => unknown {
  const isMethod = Reflect.get(owner.prototype as object, key) === fn;
  return (isMethod ? methodRecord(fn)?.original : undefined) ?? fn;
}

/** A span that nobody has asked for is none to give a hint about where there is nothing that it could be a part of. */
function wordsNow({ inSpan, alone }: DefaultWords): DefaultWords["inSpan"] {
  if (inSpan === alone) return alone;
  return activeSpan() === undefined ? alone : inSpan;
}
