import { keyFault } from "../annotation/key.js";
import type { Primitive } from "../annotation/value.js";
import { report } from "../runtime/diagnostics.js";
import { guard } from "../runtime/guard.js";
import { isTagValue, toTagValue } from "../runtime/values/tag-value.js";
import { writeTo } from "./writable-scopes.js";

/**
 * Sets a tag, and the attribute of the same name, for the rest of the command. Outside an entry point: for the current scope,
 * never for the whole process.
 *
 * Keys and values as of `@Tag`; what breaks the rules is left out and reported once. `null` and `undefined` are left out.
 *
 * @example
 * setTag("feature", "moderation");
 */
export function setTag(key: string, value: Primitive | null | undefined): void {
  setTags({ [key]: value });
}

/**
 * Sets several tags at once; see {@link setTag}.
 *
 * @example
 * setTags({ feature: "moderation", "case.open": true });
 */
export function setTags(tags: Readonly<Record<string, Primitive | null | undefined>>): void {
  guard("setTags()", "setting tags", () => {
    for (const [key, given] of Object.entries(tags)) {
      const fault = keyFault(key) ?? valueFault(key, given);
      if (fault !== undefined) report("setTag()", fault);
      const value = fault === undefined ? toTagValue(given) : undefined;
      if (value === undefined) continue;
      writeTo(
        "setTag()",
        (scope) => key in scope.getScopeData().tags,
        (scope) => void scope.setTag(key, value).setAttribute(key, value),
      );
    }
  });
}

const valueFault = (key: string, given: unknown): string | undefined =>
  isTagValue(given) ? undefined : `'${key}' was given ${typeof given}; a tag is a string, number, boolean or bigint`;
