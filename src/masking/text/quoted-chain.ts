import { endOfQuoted } from "./value-end.js";

const MORE = /(?:\s|\\{1,8}[nrt]){0,200}\+(?:\s|\\{1,8}[nrt]){0,200}(\\{0,16}["'`])/y;

/**
 * What joins quoted pieces with `+` to one value, from the end of the first, before its mark; nothing where there is one alone. As code is
 * written, and as `inspect` of Node prints a text of many lines: `'line 1\n' +\n  'line 2'`.
 */
export function chainFrom(text: string, end: number, mark: string): { readonly end: number; readonly isCutOff: boolean } | undefined {
  const first = end + mark.length;
  let at = first;
  for (;;) {
    MORE.lastIndex = at;
    const next = MORE.exec(text)?.[1];
    if (next === undefined) return at === first ? undefined : { end: Math.min(text.length, at), isCutOff: at > text.length };
    at = endOfQuoted(text, MORE.lastIndex, next) + next.length;
  }
}
