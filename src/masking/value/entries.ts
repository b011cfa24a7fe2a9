import type { KeyRule } from "../keys/key-rule.js";
import { isNameOfHeader } from "../keys/name-of-header.js";
import { isSecretText } from "../keys/secret-value.js";
import type { Mask } from "../placeholder.js";
import { maskHeader } from "../text/header.js";

/** Lists that are entries: `["authorization", "Bot …"]`, and a request's headers one after the other, each behind its name. */
export function maskEntries(list: readonly unknown[], keys: KeyRule, mask: Mask): readonly unknown[] {
  if (list.length < 2 || list.length % 2 !== 0 || typeof list[0] !== "string") return list;
  let copy: unknown[] | undefined;
  for (let at = 0; at < list.length; at += 2) {
    const [key, value] = [list[at], list[at + 1]];
    // A name, a text, a name, a text: or it is another list.
    if (typeof key !== "string") return list;
    if (typeof value !== "string" || value === "" || !isSecretText(keys(key), value)) continue;
    if (list.length > 2 && !isNameOfHeader(key)) continue;
    (copy ??= [...list])[at + 1] = maskHeader(key, value, mask);
  }
  return copy ?? list;
}
