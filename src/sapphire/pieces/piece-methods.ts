import type { Piece } from "@sapphire/framework";
import { CORE_WORDS, errorWords, fullWords, type DefaultWords } from "./default-words.js";

type WordsOf = (piece: Piece) => DefaultWords;

/** A file of the bot's may be named like a listener of the framework's to take its place; it is the bot's then. */
const isCore = ({ name, location }: Piece): boolean => location.virtual && /^Core[A-Z]/.test(name);

/**
 * What sapphire runs of a piece, by the store that it is in (@sapphire/framework 5.5, lib/structures). Every interaction handler is asked
 * to `parse` every interaction of its type, and every command goes through the preconditions: they get no spans.
 */
const METHODS: Readonly<Record<string, Readonly<Record<string, WordsOf>>>> = {
  commands: { chatInputRun: fullWords, messageRun: fullWords, contextMenuRun: fullWords, autocompleteRun: fullWords },
  "interaction-handlers": { run: fullWords, parse: errorWords },
  listeners: { run: (piece) => (isCore(piece) ? CORE_WORDS : fullWords(piece)) },
  preconditions: { chatInputRun: errorWords, messageRun: errorWords, contextMenuRun: errorWords },
};

/** The stores whose pieces are instrumented. */
export const STORES = Object.keys(METHODS);

/** The methods of a piece that its author has written, with the words that they get by default. */
export function pieceMethods(piece: Piece): readonly { readonly key: string; readonly fn: () => unknown; readonly words: DefaultWords }[] {
  const { Constructor } = piece.store;
  return Object.entries(METHODS[piece.store.name] ?? {}).flatMap(([key, wordsOf]) => {
    const fn: unknown = Reflect.get(piece, key);
    const isWritten = typeof fn === "function" && fn !== Reflect.get(Constructor.prototype as object, key);
    if (!isWritten) return [];
    return [{ key, fn: fn as () => unknown, words: wordsOf(piece) }];
  });
}
