import type { Secrecy } from "../keys/secrecy.js";
import { words } from "../keys/words.js";
import { FILTERED, type Mask } from "../placeholder.js";
import { endOfBare, endOfBracketed, endOfLine, endOfQuoted } from "./value-end.js";

/** A secret's place in a text: how far it reaches, and what the text from its beginning on is then. */
export interface Found {
  readonly end: number;
  readonly masked: string;
}

const MARK = /\\*["'`]/y;

/** Bare words that are no secrets: of code, of types, of messages such as `token: required`, of statements such as `token = $1`. */
const PLAIN =
  /^(?:true|false|null|nil|none|undefined|nan|string|number|boolean|unknown|any|never|void|await|async|new|function|required|missing|invalid|expired|process\.env(?:\.\w{1,64})?|\$\d{1,3}|\?|%s)$/i;
/** A count, a port, a limit: `tokens=128000`. What is longer is no number but a key. */
const NUMBER = /^[-+]?\d[\d_]{0,6}(?:\.\d+)?%?$/;

/** Keys whose value has spaces in it, as headers and phrases have: it ends where the line does. */
const LINES = /(?:^|-)(?:authorization|cookies?|passphrase|pass-phrase|mnemonic|seed-phrase|recovery-phrase)$/;

const SCHEME = /^(?:Bearer|Basic|Bot|Digest|Token)\s+/i;

/** The value of an `Authorization` keeps its scheme. */
export function maskHeader(key: string, value: string, mask: Mask): string {
  const scheme = /(?:^|-)auth(?:orization)?$/.test(words(key).join("-")) ? (SCHEME.exec(value)?.[0] ?? "") : "";
  return scheme + mask(value.slice(scheme.length));
}

/** What stands behind a key with a secret: in quotation marks, in brackets, or bare; nothing where it is none. */
export function valueAt(text: string, from: number, key: string, secrecy: Secrecy, operator: string, mask: Mask): Found | undefined {
  MARK.lastIndex = from;
  const mark = MARK.exec(text)?.[0];
  if (mark !== undefined) {
    const start = from + mark.length;
    const end = endOfQuoted(text, start, mark);
    return end === start ? undefined : { end, masked: mark + maskHeader(key, text.slice(start, end), mask) };
  }
  if (operator.startsWith("==") || operator.startsWith("!")) return undefined;
  if ("{[".includes(text[from] ?? " ") && !text.startsWith(FILTERED, from)) {
    const end = endOfBare(text, endOfBracketed(text, from));
    return { end, masked: mask(text.slice(from, end)) };
  }
  const isLine = operator === ":" && LINES.test(words(key).join("-"));
  const end = isLine ? endOfLine(text, from) : endOfBare(text, from);
  const value = text.slice(from, end);
  if (value.trim() === "" || PLAIN.test(value) || (secrecy === "secret" && NUMBER.test(value))) return undefined;
  return { end, masked: maskHeader(key, value, mask) };
}
