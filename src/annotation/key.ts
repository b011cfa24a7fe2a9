/** The longest tag key that Sentry's user documentation allows. */
export const TAG_KEY_LIMIT = 32;

/** The longest attribute name of Sentry's span protocol. */
export const ATTRIBUTE_KEY_LIMIT = 200;

const ALLOWED = /^[a-zA-Z0-9_.:-]+$/;

/** Says what is wrong with a key, or nothing. */
export function keyFault(key: unknown, limit = TAG_KEY_LIMIT): string | undefined {
  if (typeof key !== "string") return `a key is a string, not ${key === null ? "null" : typeof key}`;
  if (key === "") return "a key is not empty";
  if (key.length > limit)
    return `a key has at most ${limit} characters, '${key.length > 300 ? `${key.slice(0, 300)}…` : key}' has ${key.length}`;
  if (!ALLOWED.test(key)) return `a key is made of letters, digits and _ . : - only, '${key}' is not`;
  return key === "__proto__" ? "'__proto__' is no key of an object, JavaScript has it for something else" : undefined;
}

/** What Sentry keeps in contexts itself: of `flags` each clone of a scope copies the list of values (@sentry/core 11.12, scope.js). */
const SENTRYS_OWN: readonly unknown[] = ["trace", "flags"];

/** The same for the name of a context block. */
export const contextNameFault = (name: unknown): string | undefined =>
  keyFault(name) ?? (SENTRYS_OWN.includes(name) ? `the context '${String(name)}' is Sentry's own` : undefined);
