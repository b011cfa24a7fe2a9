import { stripVTControlCharacters } from "node:util";

const controls = /[\p{Cc}\u2028\u2029]+/gu;
/** Marks that reorder or hide the text after them: what is read would not be what is there. */
const invisible = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What needs no cleaning, and has as many characters as its length says: most of what is printed. */
const plain = /^[ -~]*$/;

/** More of one value is never looked at: cleaning and cutting must stay cheap for a megabyte of escape sequences. */
const longestLookedAt = 4096;

/**
 * Makes text from the network fit for a terminal: one line, no escape sequences, no control or reordering characters.
 *
 * A newline becomes a space. Text longer than 4096 characters is cut.
 */
export function printable(text: string): string {
  const part = text.slice(0, longestLookedAt);
  return plain.test(part) ? part : stripVTControlCharacters(part).replace(controls, " ").replace(invisible, "");
}

/** How many characters text has, by code point. */
export const charactersOf = (text: string): number => (plain.test(text) ? text.length : [...text].length);

/** Cuts text to so many characters; the last of them is then `…`. */
export function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  // By code point, so that no emoji is cut in half.
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join("")}…`;
}
