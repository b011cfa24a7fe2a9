import { remembered } from "./remembered.js";
import { secrecyOf, type Secrecy } from "./secrecy.js";
import { words } from "./words.js";

/** Says how secret the value under a key is. */
export type KeyRule = (key: string) => Secrecy;

/** The rule for keys with the further names of secrets, and those that are none. */
export function keyRule(further: readonly string[], isAllowed: (key: string) => boolean): KeyRule {
  const names = further.map((name) => `-${words(name).join("-")}`);
  const isNamed = (key: string): boolean => {
    const spelt = `-${words(key).join("-")}`;
    return names.some((name) => spelt.endsWith(name));
  };
  return remembered((key) => {
    if (isAllowed(key)) return "open";
    return names.length > 0 && isNamed(key) ? "typed" : secrecyOf(key);
  });
}
