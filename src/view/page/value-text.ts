/** A value on one line. */
export function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined ? "" : JSON.stringify(value);
}

/** The search that finds things with this value, or undefined for a value that cannot be searched as a whole. */
export function searchFor(key: string, value: unknown): string | undefined {
  if (!/^[\w.-]+$/u.test(key) || typeof value === "object") return undefined;
  const text = valueText(value);
  if (text === "" || text.length > 200 || /["\n*]/.test(text)) return undefined;
  return /\s/.test(text) ? `${key}:"${text}"` : `${key}:${text}`;
}

// The same as in search/query.ts.
const token = /(!?)(?:([\w.-]+):)?(?:"([^"]*)"|(\S+))/gu;

/** The search for this beside what is looked for already; terms are compared, as `guild_id:12` does not look for `guild_id:1`. */
export function withTerm(query: string, term: string): string {
  const termsOf = (text: string): readonly string[] =>
    [...text.toLowerCase().matchAll(token)].map(([, not, key, quoted, bare]) => JSON.stringify([not, key, quoted ?? bare]));
  const present = new Set(termsOf(query));
  return termsOf(term).every((one) => present.has(one)) ? query : `${query} ${term}`.trim();
}
