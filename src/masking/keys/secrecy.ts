import {
  AGAIN,
  CARD,
  COUNTING,
  ENDINGS,
  EVERYDAY,
  GLUED,
  HARMLESS,
  LAST_ONLY,
  PAIRS,
  PINNED,
  SECRETS,
  TYPED,
  TYPED_PAIR,
} from "./vocabulary.js";
import { words } from "./words.js";

/**
 * What a key says of its value: nothing (`open`); that it is a secret unless it is a number (`secret`); that a number of four digits is one
 * too (`typed`: passwords), or any number (`card`); that it is one where it looks like a pin (`pin`), or unless it is a path (`directory`:
 * `pwd`). Booleans, dates and nothing are never secrets: `hasPassword: true`, `token: null`.
 */
export type Secrecy = "open" | "secret" | "typed" | "card" | "pin" | "directory";

/** Of the SDK's own attributes none is a secret: `sentry.op`, `sentry.trace.parent_span_id`. */
const SDK = "sentry.";

/** A file's name, with its line behind it in a stack: `csrfToken.ts:12:4`. */
const FILE = /\.(?:[cm]?[jt]sx?|json|ya?ml|txt|html|css|py)$/i;

/** Words of passwords that are glued to others. */
const TYPED_GLUED = /(?:password|passwd|passphrase|secret)s?$/;

/**
 * How secret the value under a key is. Decided by the key's words, in any spelling, numbered or not: `accessToken`, `access-token`,
 * `ACCESS_TOKEN2`. A last word such as `count`, `at` or `type` makes it a fact about the secret; `tokenizer` and `author` are other words.
 */
export function secrecyOf(key: string): Secrecy {
  if (key.startsWith(SDK) || FILE.test(key)) return "open";
  const all = words(key)
    .flatMap((word) => word.split(/\d+/))
    .filter((word) => word !== "");
  const last = all.at(-1);
  if (last === undefined || HARMLESS.has(last)) return "open";
  if (ENDINGS.has(last)) return "secret";
  if (last === "tokens" && all.some((word) => COUNTING.has(word))) return "open";
  const named = namedIn(all, last);
  if (named.length === 0) return last === "pin" && !PINNED.has(all.at(-2) ?? "") ? "pin" : "open";
  if (all.length === 1 && last === "pwd") return "directory";
  if (named.some((name) => CARD.has(name))) return "card";
  const isQuestion = all[0] === "is" || all[0] === "has";
  return !isQuestion && named.some(isTyped) ? "typed" : "secret";
}

/** The words that name a secret, and the pairs of words. */
function namedIn(all: readonly string[], last: string): readonly string[] {
  const pairs = all.map((word, index) => `${word}-${all[index + 1] ?? ""}`).filter((pair) => PAIRS.has(pair));
  // The id of a token is none; `session_id` is a pair.
  if (last === "id" || last === "ids") return pairs;
  const single = all.filter((word, index) => {
    if (LAST_ONLY.has(word)) return index === all.length - 1;
    if (/^secrets?$/.test(word) && EVERYDAY.has(all[index + 1] ?? "")) return AGAIN.has(last);
    return SECRETS.has(word) || GLUED.test(word);
  });
  return [...single, ...pairs];
}

const isTyped = (name: string): boolean => TYPED.has(name) || TYPED_GLUED.test(name) || TYPED_PAIR.test(name);
