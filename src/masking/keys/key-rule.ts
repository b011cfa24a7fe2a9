import { remembered } from "./remembered.js";
import { secrecyOf, type Secrecy } from "./secrecy.js";
import { words } from "./words.js";

/** Says how secret the value under a key is. */
export type KeyRule = (key: string) => Secrecy;

/** The rule for keys with the further names of secrets, and those that are none. */
export function keyRule(further: readonly string[], isAllowed: (key: string) => boolean): KeyRule {
  const names = new Set(further.map((name) => words(name).join("")).filter((name) => name !== ""));
  return remembered((key) => {
    if (isAllowed(key)) return "open";
    return names.size > 0 && endings(key).some((ending) => names.has(ending) || names.has(ending.replace(/\d+$/, "")))
      ? "card"
      : secrecyOf(key);
  });
}

/** A key's last words, glued, from one of them to all: a further name has no break where its spelling has none (`casenotes`). */
function endings(key: string): readonly string[] {
  const all = words(key).slice(-MOST_WORDS);
  return all.map((_word, index) => all.slice(index).join(""));
}

const MOST_WORDS = 12;
