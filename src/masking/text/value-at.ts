import type { Secrecy } from "../keys/secrecy.js";
import { isSecretBare, isSecretText } from "../keys/secret-value.js";
import { words } from "../keys/words.js";
import { FILTERED, type Mask } from "../placeholder.js";
import { hasParametersAt, isAuthorization, maskHeader, schemeAt } from "./header.js";
import { chainFrom } from "./quoted-chain.js";
import { endOfBare } from "./bare-end.js";
import { endOfBracketed, endOfLine, endOfQuoted } from "./value-end.js";

/** A secret's place in a text: how far it reaches, and what the text from its beginning on is then. */
export interface Found {
  readonly end: number;
  readonly masked: string;
}

/** What stands before a value. */
export interface Named {
  readonly key: string;
  readonly secrecy: Secrecy;
  readonly operator: string;
  /** Whether it stands in a query string, where any `&` ends it. */
  readonly isQuery?: boolean;
}

const MARK = /\\*["'`]/y;

/** Bare words that are no secrets: of code, of types, of messages such as `token: required`, of statements such as `token = $1`. */
const PLAIN =
  /^(?:true|false|null|nil|none|undefined|nan|string|number|boolean|unknown|any|never|void|await|async|new|function|return|throw|typeof|this|args|ok|required|missing|invalid|expired|process\.env(?:\.\w{1,64})?|\$\d{1,3}|\?|%s)$/i;

/** Words with which a sentence goes on behind its colon: `Password: must be at least …`. */
const PROSE =
  /^(?:must|should|shall|may|is|was|are|were|has|have|had|can|cannot|could|will|would|does|did|do|not|no|too|at|be|for|from|of|and|or|the|an?|to|in|on|please|incorrect|wrong|empty|optional|expected|malformed|revoked|denied|failed)$/i;

/** Keys whose value has spaces in it, as headers and phrases have: it ends where the line does. */
const LINES = /(?:^|-)(?:authorization|cookies?|passphrase|pass-phrase|mnemonic|seed-phrase|recovery-phrase)$/;

/** What stands behind a key with a secret: in quotation marks, in brackets, or bare; nothing where it is none. */
export function valueAt(text: string, from: number, named: Named, mask: Mask): Found | undefined {
  MARK.lastIndex = from;
  const mark = MARK.exec(text)?.[0];
  if (mark !== undefined) return quotedAt(text, from + mark.length, mark, named, mask);
  const { operator, secrecy } = named;
  if (operator.startsWith("==") || operator.startsWith("!")) return undefined;
  if ("{[".includes(text[from] ?? " ") && !text.startsWith(FILTERED, from)) {
    if (secrecy === "pin") return undefined;
    const end = endOfBare(text, endOfBracketed(text, from), named.isQuery);
    return { end, masked: mask(text.slice(from, end)) };
  }
  return bareAt(text, from, named, mask);
}

function quotedAt(text: string, start: number, mark: string, { key, secrecy }: Named, mask: Mask): Found | undefined {
  const end = endOfQuoted(text, start, mark);
  if (end === start || !isSecretText(secrecy, text.slice(start, end))) return undefined;
  const chain = chainFrom(text, end, mark);
  if (chain === undefined) return { end, masked: mark + maskHeader(key, text.slice(start, end), mask) };
  return { end: chain.end, masked: mark + maskHeader(key, text.slice(start, chain.end), mask) + (chain.isCutOff ? "" : mark) };
}

function bareAt(text: string, from: number, { key, secrecy, operator, isQuery }: Named, mask: Mask): Found | undefined {
  const isLine = (operator === ":" && LINES.test(words(key).join("-"))) || (isAuthorization(key) && hasParametersAt(text, from));
  if (isLine) {
    const end = endOfLine(text, from);
    const line = text.slice(from, end);
    return line.trim() === "" || !isSecretBare(secrecy, line) || PLAIN.test(line)
      ? undefined
      : { end, masked: maskHeader(key, line, mask) };
  }
  const scheme = schemeAt(text, from);
  const start = from + scheme.length;
  const end = endOfBare(text, start, isQuery);
  const value = text.slice(start, end);
  if (scheme !== "") return { end, masked: scheme + mask(value) };
  const word = value.replace(/[.!?:…]{1,4}$/, "");
  if (word === "" || PLAIN.test(word) || PROSE.test(word) || !isSecretBare(secrecy, word)) return undefined;
  return { end, masked: mask(value) };
}
