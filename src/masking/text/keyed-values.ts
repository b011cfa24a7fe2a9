import type { KeyRule } from "../keys/key-rule.js";
import type { Mask } from "../placeholder.js";
import { keyBefore } from "./key-before.js";
import { valueAt } from "./value-at.js";

/** What parts a key from its value. */
const OPERATOR = /[=:!][=:>]?=?/g;
const OPERATORS: ReadonlySet<string> = new Set(["=", ":", "=>", ":=", "==", "===", "!=", "!=="]);
const GAP = /[ \t]{0,16}/y;

/** A value that stands alone on the next line, as a dialogue prints it: `Password:\nhunter2`. */
const NEXT_LINE = /[ \t]{0,16}\r?\n[ \t]{0,16}(?=[^\s:=]{4,200}[ \t]{0,16}(?:[\r\n]|$))/y;

/**
 * Values behind keys that name a secret, in whatever is written `key=value` or `key: value`: query strings, JSON, headers, connection
 * strings, code, command lines. The key is read backwards from the operator, so that each is looked at once.
 */
export function maskKeyedValues(text: string, keys: KeyRule, mask: Mask): string {
  let masked = "";
  let done = 0;
  OPERATOR.lastIndex = 0;
  for (let found = OPERATOR.exec(text); found !== null; found = OPERATOR.exec(text)) {
    const operator = found[0];
    const next = found.index + operator.length;
    if (!OPERATORS.has(operator) || (operator === ":" && text.startsWith("//", next))) continue;
    const named = keyBefore(text, found.index, operator, done, keys);
    if (named === undefined) continue;
    const from = valueFrom(text, next, operator);
    const value = valueAt(text, from, named, mask);
    if (value === undefined) continue;
    masked += text.slice(done, from) + value.masked;
    done = OPERATOR.lastIndex = value.end;
  }
  return done === 0 ? text : masked + text.slice(done);
}

function valueFrom(text: string, next: number, operator: string): number {
  const gap = operator === ":" && matches(NEXT_LINE, text, next) ? NEXT_LINE : GAP;
  matches(gap, text, next);
  return gap.lastIndex;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
