import { keyFault } from "../annotation/key.js";
import type { Primitive } from "../annotation/value.js";
import { report } from "../runtime/diagnostics.js";
import { guard } from "../runtime/guard.js";
import { isTagValue, type Tags, toTagValue } from "../runtime/values/tag-value.js";
import type { Scope } from "../sentry/sdk.js";
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
  guard("setTag()", "setting a tag", () => set([[key, value]]));
}

/**
 * Sets several tags at once; see {@link setTag}.
 *
 * @example
 * setTags({ feature: "moderation", "case.open": true });
 */
export function setTags(tags: Readonly<Record<string, Primitive | null | undefined>>): void {
  guard("setTags()", "setting tags", () => set(Object.entries(tags)));
}

/** All at once: each write on a scope copies all that stands there. */
function set(entries: readonly (readonly [key: unknown, given: unknown])[]): void {
  const tags: Record<string, Tags[string]> = {};
  for (const [key, given] of entries) {
    const fault = keyFault(key) ?? valueFault(key as string, given);
    if (fault !== undefined) report("setTag()", fault);
    const value = fault === undefined ? toTagValue(given) : undefined;
    if (value !== undefined) tags[key as string] = value;
  }
  const keys = Object.keys(tags);
  if (keys.length === 0) return;
  const heldBy = (scope: Scope): string[] => {
    const held = scope.getScopeData().tags;
    return keys.filter((key) => Object.hasOwn(held, key));
  };
  writeTo(
    "setTag()",
    (scope) => heldBy(scope).length > 0,
    (scope, isLasting) => {
      const written = isLasting ? tags : Object.fromEntries(heldBy(scope).map((key) => [key, tags[key]]));
      scope.setTags(written).setAttributes(written);
    },
  );
}

const valueFault = (key: string, given: unknown): string | undefined =>
  isTagValue(given) ? undefined : `'${key}' was given ${typeof given}; a tag is a string, number, boolean or bigint`;
