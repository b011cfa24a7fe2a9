import type { KeyRule } from "../keys/key-rule.js";
import type { Mask } from "../placeholder.js";
import { valueAt } from "./value-at.js";

/** What parts a key from its value. */
const OPERATOR = /[=:!][=:>]?=?/g;
const OPERATORS: ReadonlySet<string> = new Set(["=", ":", "=>", ":=", "==", "===", "!=", "!=="]);
const GAP = /[ \t]{0,16}/y;

/** What may stand between a key and the operator: spaces, `?` and `+` of code, quotation marks, a bracket. What a key is made of. */
const BETWEEN = 1;
const IN_KEY = 2;
const KINDS = new Uint8Array(128);
for (const char of " \t\n\r?|&+\"'`\\]") KINDS[char.charCodeAt(0)] = BETWEEN;
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.$") KINDS[char.charCodeAt(0)] = IN_KEY;
const LONGEST_BETWEEN = 12;
const LONGEST_KEY = 64;

/** `api key: …`: words that name a secret with the word before them. */
const SECOND = /^(?:key|keys|id|code|codes|phrase|word)$/i;

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
    const key = keyBefore(text, found.index, done, keys);
    if (key === undefined) continue;
    GAP.lastIndex = next;
    GAP.test(text);
    const from = GAP.lastIndex;
    const value = valueAt(text, from, key, keys(key), operator, mask);
    if (value === undefined) continue;
    masked += text.slice(done, from) + value.masked;
    done = OPERATOR.lastIndex = value.end;
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** The key before an operator, where it names a secret. */
function keyBefore(text: string, operator: number, least: number, keys: KeyRule): string | undefined {
  const end = startOf(BETWEEN, text, operator, Math.max(least, operator - LONGEST_BETWEEN));
  const start = startOfKey(text, end, least);
  if (start === end) return undefined;
  const key = text.slice(start, end);
  if (keys(key) !== "open") return key;
  if (!SECOND.test(key) || text[start - 1] !== " ") return undefined;
  const both = text.slice(startOfKey(text, start - 1, least), end);
  return keys(both) === "open" ? undefined : both;
}

const startOfKey = (text: string, end: number, least: number): number => startOf(IN_KEY, text, end, Math.max(least, end - LONGEST_KEY));

function startOf(kind: number, text: string, end: number, least: number): number {
  let start = end;
  while (start > least && kindOf(text.charCodeAt(start - 1)) === kind) start--;
  return start;
}

/** Letters of other languages are in keys; 0xc0 is the first of them. */
const kindOf = (code: number): number => (code < 128 ? KINDS[code] : code < 0xc0 ? 0 : IN_KEY);
