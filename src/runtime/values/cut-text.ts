/** The longest message that is sent, in bytes. */
const LIMIT = 8192;

/** Of a breadcrumb; the SDK cuts at as many characters, through an emoji if need be (@sentry/core 11.12, scope.js, `addBreadcrumb`). */
export const BREADCRUMB_LIMIT = 2048;

/** A message as it is sent: cut with `…`, to 8 kB by default, and well-formed. */
export function cutText(text: string, limit = LIMIT): string {
  if (text.length <= limit / 3 || Buffer.byteLength(text) <= limit) return wellFormed(text);
  const bytes = Buffer.from(text.slice(0, limit)).subarray(0, limit - 3);
  return `${bytes.toString().replace(/\ufffd+$/, "")}…`;
}

/**
 * Half a surrogate pair, such as cutting through an emoji leaves, becomes U+FFFD: JSON would carry it as `\ud83d`, and Sentry's
 * ingest, written in Rust, refuses the whole item for it. Node 20 has the method, TypeScript's es2023 does not.
 */
export const wellFormed = (text: string): string => (text as string & { toWellFormed(): string }).toWellFormed();
