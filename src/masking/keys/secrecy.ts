import { COUNTING, ENDINGS, GLUED, HARMLESS, LAST_ONLY, PAIRS, SECRETS, TYPED } from "./vocabulary.js";
import { words } from "./words.js";

/**
 * What a key says of its value: nothing (`open`), that it is a secret unless it is a number (`secret`), or that even a number is one
 * (`typed`: passwords and pins). Booleans, dates and nothing are never secrets: `hasPassword: true`, `token: null`.
 */
export type Secrecy = "open" | "secret" | "typed";

/** Of the SDK's own attributes none is a secret: `sentry.op`, `sentry.trace.parent_span_id`. */
const SDK = "sentry.";

/**
 * How secret the value under a key is. Decided by the key's words, in any spelling: `accessToken`, `access-token`, `ACCESS_TOKEN`. A
 * last word such as `count`, `at` or `type` makes it a fact about the secret; `tokenizer` and `author` are other words.
 */
export function secrecyOf(key: string): Secrecy {
  if (key.startsWith(SDK)) return "open";
  const all = words(key);
  const last = all.at(-1);
  if (last === undefined || HARMLESS.has(last)) return "open";
  if (ENDINGS.has(last)) return "secret";
  if (last === "tokens" && all.some((word) => COUNTING.has(word))) return "open";
  const named = all.filter((word, index) => (LAST_ONLY.has(word) ? index === all.length - 1 : SECRETS.has(word) || GLUED.test(word)));
  if (named.some((word) => TYPED.has(word) || /(?:password|passwd|passphrase|secret)s?$/.test(word))) return "typed";
  return named.length > 0 || all.some((word, index) => PAIRS.has(`${word}-${all[index + 1] ?? ""}`)) ? "secret" : "open";
}
