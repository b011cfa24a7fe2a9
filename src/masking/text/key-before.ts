import type { KeyRule } from "../keys/key-rule.js";
import { isEveryday } from "./everyday.js";
import { namedBeside } from "./named-beside.js";
import type { Named } from "./value-at.js";

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

/** Of an address before its query: those where a `code` can be exchanged for a token. */
const OAUTH = /(?:oauth|callback)[^\s"'<>`]*$/i;
const LONGEST_ADDRESS = 300;

/** The key before an operator, where it names a secret; it is read backwards from there. */
export function keyBefore(text: string, at: number, operator: string, least: number, keys: KeyRule): Named | undefined {
  const end = startOf(BETWEEN, text, at, Math.max(least, at - LONGEST_BETWEEN));
  const start = startOfKey(text, end, least);
  if (start === end) return undefined;
  const key = text.slice(start, end);
  const secrecy = keys(key);
  const isQuery = "?&".includes(text[start - 1] ?? " ");
  if (secrecy !== "open") return isEveryday(text, start, at, operator) ? undefined : { key, secrecy, operator, isQuery };
  if (key === "code" && isQuery && OAUTH.test(text.slice(Math.max(0, start - LONGEST_ADDRESS), start)))
    return { key, secrecy: "secret", operator, isQuery };
  if (key === "value") return namedBeside(text, start, at + operator.length, operator, keys);
  if (!SECOND.test(key) || text[start - 1] !== " ") return undefined;
  const both = text.slice(startOfKey(text, start - 1, least), end);
  return keys(both) === "open" ? undefined : { key: both, secrecy: keys(both), operator };
}

const startOfKey = (text: string, end: number, least: number): number => startOf(IN_KEY, text, end, Math.max(least, end - LONGEST_KEY));

function startOf(kind: number, text: string, end: number, least: number): number {
  let start = end;
  while (start > least && kindOf(text.charCodeAt(start - 1)) === kind) start--;
  return start;
}

/** Letters of other languages are in keys; 0xc0 is the first of them. */
const kindOf = (code: number): number => (code < 128 ? KINDS[code] : code < 0xc0 ? 0 : IN_KEY);
