import { FILTERED } from "../placeholder.js";

/** What may end a value that stands in no quotation marks. */
const STOP = /[\s"'`&;,<>)\]}]|\\+/g;
const NEXT_KEY = /,(?:\s|$|["']?[\w.-]{1,64}["']?[=:])/y;
const NEXT_AFTER_BRACKET = /[)\]}](?:[\s,.;:)\]}"'`<>&\\]|$)/y;
const ESCAPABLE = /["'`nrt]/;

/** Where a bare value ends: `token=abc&page=2`, `(token=abc)`. A comma or a bracket ends it only where the text goes on behind it. */
export function endOfBare(text: string, from: number): number {
  STOP.lastIndex = from;
  for (;;) {
    if (text.startsWith(FILTERED, STOP.lastIndex)) STOP.lastIndex += FILTERED.length;
    const stop = STOP.exec(text);
    if (stop === null) return text.length;
    if (!goesOn(text, stop[0], stop.index)) return stop.index;
  }
}

/** Whether the value goes on behind one of those characters, or behind backslashes. */
function goesOn(text: string, stop: string, at: number): boolean {
  const isAt = (pattern: RegExp): boolean => ((pattern.lastIndex = at), pattern.test(text));
  if (stop === ",") return !isAt(NEXT_KEY);
  if (stop.startsWith("\\")) return !ESCAPABLE.test(text[at + stop.length] ?? "");
  return ")]}".includes(stop) && (text.endsWith(FILTERED, at + 1) || !isAt(NEXT_AFTER_BRACKET));
}

/** Where the line ends, or the quotation marks that it stands in. */
export function endOfLine(text: string, from: number): number {
  const length = text.slice(from).search(/[\r\n"'`\\]/);
  return length === -1 ? text.length : from + length;
}

/** Where a quoted value ends: before the same mark, escaped as often as the first; at the end of the text where it was cut off. */
export function endOfQuoted(text: string, from: number, mark: string): number {
  const quote = mark.at(-1) as string;
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    // In text within text within text the marks are \", \\\" and so on: an escaped mark has more of them, an escaped backslash twice as many.
    if (backslashesBefore(text, at, from) % (2 * mark.length) === mark.length - 1) return at - mark.length + 1;
  }
  return text.length;
}

function backslashesBefore(text: string, at: number, least: number): number {
  let count = 0;
  while (at - count > least && text[at - count - 1] === "\\") count++;
  return count;
}

const BRACKETS = /["'`{}[\]]/g;

/** Where a list or an object that is written out ends, strings in it or not; at the end of the text where it was cut off. */
export function endOfBracketed(text: string, from: number): number {
  let depth = 0;
  BRACKETS.lastIndex = from;
  for (let found = BRACKETS.exec(text); found !== null; found = BRACKETS.exec(text)) {
    const char = found[0];
    if ("{[".includes(char)) depth++;
    else if ("}]".includes(char)) depth--;
    else {
      const mark = "\\".repeat(backslashesBefore(text, found.index, from)) + char;
      BRACKETS.lastIndex = endOfQuoted(text, found.index + 1, mark) + mark.length;
    }
    if (depth === 0) return BRACKETS.lastIndex;
  }
  return text.length;
}
