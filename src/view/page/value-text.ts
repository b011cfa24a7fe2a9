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
