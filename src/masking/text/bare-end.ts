import { FILTERED } from "../placeholder.js";

/** What may end a value that stands in no quotation marks. */
const STOP = /[\s"'`&;,<>)\]}]|\\+/g;

/** What of those goes on with the value, for nothing stands behind it that would begin anew: `a,b`, `aa&bb`, `it's`. */
const QUOTE = /["'`](?:[\s,;:.)\]}<>|&+/\\"'`=]|$)/y;
const BRACKET = /[)\]}](?:[\s,.;:)\]}"'`<>&\\]|$)/y;
const ENDS: Readonly<Record<string, RegExp>> = {
  ",": /,(?:\s|$|["']?[\w.-]{1,64}["']?[=:])/y,
  "&": /&(?:\s|$|(?:quot|apos|lt|gt|#\d{1,5});|(?:amp;)?[\w.%[\]-]{1,64}=)/y,
  ";": /;(?:[\s"'`)\]}]|$|[\w .-]{1,64}=)/y,
  "<": /<(?:[\s/!]|$|[A-Za-z][\w-]{0,20}(?:\s[^<>]{0,100})?\/?>)/y,
  ">": />(?:[\s,.;:)\]}"'`<]|$)/y,
  '"': QUOTE,
  "'": QUOTE,
  "`": QUOTE,
  ")": BRACKET,
  "]": BRACKET,
  "}": BRACKET,
};
const ESCAPABLE = /["'`nrt]/;

/** Where a bare value ends: `token=abc&page=2`, `(token=abc)`. In a query string any `&` ends it. */
export function endOfBare(text: string, from: number, isQuery = false): number {
  STOP.lastIndex = from;
  for (;;) {
    if (text.startsWith(FILTERED, STOP.lastIndex)) STOP.lastIndex += FILTERED.length;
    const stop = STOP.exec(text);
    if (stop === null) return text.length;
    if ((isQuery && stop[0] === "&") || !goesOn(text, stop[0], stop.index)) return stop.index;
  }
}

/** Whether the value goes on behind one of those characters, or behind backslashes. */
function goesOn(text: string, stop: string, at: number): boolean {
  if (stop.startsWith("\\")) return !ESCAPABLE.test(text[at + stop.length] ?? "");
  if (")]}".includes(stop) && text.endsWith(FILTERED, at + 1)) return true;
  const ends = ENDS[stop];
  if (ends === undefined) return false;
  ends.lastIndex = at;
  return !ends.test(text);
}
