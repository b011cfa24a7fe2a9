import { stripVTControlCharacters } from "node:util";

const LONGEST = 300;

/** A text of the bot's, fit for one line of a terminal: without escape sequences, controls and marks that reorder; cut to 300 characters. */
export function printable(text: string): string {
  const line = stripVTControlCharacters(text.slice(0, 4 * LONGEST))
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
