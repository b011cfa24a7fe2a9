import type { Piece, Store, StoreRegistry } from "@sapphire/framework";
import { replaceProperty } from "../../discord/replace-property.js";
import { guard } from "../../runtime/guard.js";
import { STORES } from "./piece-methods.js";

/**
 * Wraps the pieces that are loaded, and those that will be. All of them, reloaded ones too, come into their store through `insert`
 * (@sapphire/pieces 4.4, lib/structures/Store); the event `piecePostLoad` is declared, but no longer emitted by anybody
 * (@sapphire/framework 5.5.1). Gives what restores stores and pieces. A piece that is unloaded is let go of with its wrappers.
 */
export function watchStores(stores: StoreRegistry, wrap: (piece: Piece) => () => void): () => void {
  const wrapped = new WeakMap<Piece, () => void>();
  const wrapOnce = (piece: Piece): void => {
    if (!wrapped.has(piece)) wrapped.set(piece, wrap(piece));
  };
  const watched = STORES.map((name) => stores.get(name) as Store<Piece> | undefined).filter((store) => store !== undefined);
  const restores = watched.map((store) => {
    for (const piece of store.values()) guarded(() => wrapOnce(piece));
    const original = store.insert;
    // Before it is inserted: a listener is called from then on.
    const insert = function (this: Store<Piece>, piece: Piece): Promise<Piece> {
      guarded(() => wrapOnce(piece));
      return Reflect.apply(original, this, [piece]);
    };
    const restore = replaceProperty(store, "insert", insert);
    return () => {
      restore();
      for (const piece of store.values()) wrapped.get(piece)?.();
    };
  });
  return () => restores.forEach((restore) => restore());
}

const guarded = (body: () => void): void => guard("cogscope/sapphire", "instrumenting a piece", body);
