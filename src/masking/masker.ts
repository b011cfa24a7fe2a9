import { keyRule } from "./keys/key-rule.js";
import { words } from "./keys/words.js";
import { FILTERED, type Mask } from "./placeholder.js";
import { textMasker } from "./text/text-masker.js";
import { valueMasker } from "./value/value-masker.js";

/**
 * What else is a secret, and what is none.
 *
 * @example
 * setupSentry({ masking: { keys: ["caseNotes"], patterns: [/CASE-\d+/g], allow: ["tokenName"] } });
 */
export interface MaskingOptions {
  /** Further secrets in texts: whatever they match is masked. They are given texts in pieces of 8192 characters. Default: none. */
  readonly patterns?: readonly RegExp[];
  /** Further keys whose values are secrets, in any spelling: `caseNotes` is `case_notes` too. Default: none. */
  readonly keys?: readonly string[];
  /** What is never masked: a key in any spelling, or a value; patterns are tried on both. Default: none. */
  readonly allow?: readonly (string | RegExp)[];
}

/** Puts `[Filtered]` in the place of secrets. */
export interface Masker {
  /** A text without the secrets in it; the same where it holds none. */
  text(text: string): string;
  /**
   * A value without the secrets in it, at any depth: the same object where it holds none, else a copy of what is changed. As JSON
   * would carry it: objects with a `toJSON` become its result, cycles `[Circular ~]`. What lies deeper than 200 levels is taken out.
   */
  value<T>(value: T): T;
}

/**
 * Masks what is named or shaped like a secret: tokens of Discord, authorization, URLs with credentials, keys with values, JSON web
 * tokens, private keys, keys of well-known services. It does not know a secret that has neither a name nor a shape.
 *
 * @example
 * masker({}).text("connect to postgres://bot:hunter2@db/bot") // "connect to postgres://[Filtered]@db/bot"
 */
export function masker({ patterns = [], keys = [], allow = [] }: MaskingOptions = {}): Masker {
  const allowed = new Set(allow.filter((one) => typeof one === "string"));
  const allowedKeys = new Set([...allowed].map(spelt));
  const allowedPatterns = allow
    .filter((one) => one instanceof RegExp)
    .map(({ source, flags }) => new RegExp(source, flags.replace(/[gy]/g, "")));
  const matches = (text: string): boolean => allowedPatterns.some((pattern) => pattern.test(text));
  const rule = keyRule(keys, (key) => allowedKeys.has(spelt(key)) || matches(key));
  const mask: Mask = allow.length === 0 ? () => FILTERED : (secret) => (allowed.has(secret) || matches(secret) ? secret : FILTERED);
  const text = textMasker(rule, patterns, mask);
  return { text, value: valueMasker(rule, text, mask) };
}

const spelt = (key: string): string => words(key).join("");
