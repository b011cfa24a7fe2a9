import type { Secrecy } from "./secrecy.js";

/** What people type as a pin: `1234`, `12ab56`. Neither a snowflake nor a word. */
const PIN = /^(?=.*\d)\w{4,12}$/;

/** A directory, under `pwd`. */
const PATH = /^(?:~|[A-Za-z]:)?[\\/][\w\\/ .@+-]*$/;

/** A count, a port, a limit: `tokens=128000`. What is longer is no number but a key. */
const NUMBER = /^[-+]?\d[\d_]{0,6}(?:\.\d+)?%?$/;

/** A count even under `pass`: `pass: 12, fail: 3`. */
const SHORT_NUMBER = /^[-+]?\d{1,3}(?:\.\d+)?%?$/;

/** Of letters and digits, and long: what a machine made. */
export const looksLikeToken = (text: string): boolean => text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text);

/** Whether a text under a key of this secrecy is a secret. */
export function isSecretText(secrecy: Secrecy, text: string): boolean {
  if (secrecy === "pin") return PIN.test(text);
  if (secrecy === "directory") return !PATH.test(text) || text.split(/[\\/]/).some(looksLikeToken);
  return secrecy !== "open";
}

/** The same of what stands in no quotation marks, which may be a number. */
export function isSecretBare(secrecy: Secrecy, text: string): boolean {
  if (secrecy === "secret") return !NUMBER.test(text);
  if (secrecy === "typed" || secrecy === "directory") return !SHORT_NUMBER.test(text) && isSecretText(secrecy, text);
  return isSecretText(secrecy, text);
}

/** The same of a number in an object: under `token` it is a count, however long. */
export const isSecretNumber = (secrecy: Secrecy, number: number | bigint): boolean =>
  secrecy !== "secret" && isSecretBare(secrecy, String(number));
