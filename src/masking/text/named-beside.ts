import type { KeyRule } from "../keys/key-rule.js";
import type { Named } from "./value-at.js";

const NAME = String.raw`(?:name|key)\\*["']?\s{0,4}[:=]\s{0,4}\\*["'\x60]([\w.-]{1,64})\\*["'\x60]`;

/** `"name":"password",` before the key `value`. */
const BEFORE = new RegExp(String.raw`\b${NAME}\s{0,80},\s{0,80}\\*["']?$`);
const LONGEST_BEFORE = 250;

/** `"…","name":"password"` behind it. */
const BEHIND = new RegExp(String.raw`^\s{0,16}(\\*["'\x60])[^"'\x60\\]{1,200}\1\s{0,80},\s{0,80}\\*["']?${NAME}`);
const LONGEST_BEHIND = 500;

/** The secret that a `value` is, as the name tells that stands beside it: `{"name":"password","value":"…"}`. */
export function namedBeside(text: string, start: number, behind: number, operator: string, keys: KeyRule): Named | undefined {
  const before = BEFORE.exec(text.slice(Math.max(0, start - LONGEST_BEFORE), start))?.[1];
  const key = before ?? BEHIND.exec(text.slice(behind, behind + LONGEST_BEHIND))?.[2];
  if (key === undefined) return undefined;
  const secrecy = keys(key);
  return secrecy === "open" ? undefined : { key, secrecy, operator };
}
