import type { KeyRule } from "../keys/key-rule.js";
import { isNameOfHeader } from "../keys/name-of-header.js";
import type { Mask } from "../placeholder.js";
import { valueAt } from "./value-at.js";

/** A list's first text, and the beginning of its second. */
const FIRST = /\[\s{0,80}(\\{0,8}["'`])([\w.-]{2,64})\1\s{0,80},\s{0,80}(?=\\{0,8}["'`])/g;
const CLOSED = /(?:\\{0,16}["'`])?\s{0,80}\]/y;

/** Lists that are pairs, written out: `["x-api-key","…"]`, `[ [ 'password', '…' ] ]`; behind a header's name the list may go on. */
export function maskNamedPairs(text: string, keys: KeyRule, mask: Mask): string {
  let masked = "";
  let done = 0;
  FIRST.lastIndex = 0;
  for (let found = FIRST.exec(text); found !== null; found = FIRST.exec(text)) {
    const key = found[2];
    const secrecy = keys(key);
    const from = FIRST.lastIndex;
    const value = secrecy === "open" ? undefined : valueAt(text, from, { key, secrecy, operator: "," }, mask);
    if (value === undefined || !(isNameOfHeader(key) || isClosed(text, value.end))) continue;
    masked += text.slice(done, from) + value.masked;
    done = FIRST.lastIndex = value.end;
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** Cut off counts. */
function isClosed(text: string, at: number): boolean {
  CLOSED.lastIndex = at;
  return at === text.length || CLOSED.test(text);
}
