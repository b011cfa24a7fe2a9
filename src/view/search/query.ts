/** One thing that must hold of what is found. */
export interface Term {
  /** The field; undefined: any. Lower case. */
  readonly key: string | undefined;
  readonly matches: (text: string) => boolean;
  /** Whether it must not hold: `!feature:moderation`. */
  readonly not: boolean;
}

// !key:"a value", !key:value, "some words", word
const token = /(!?)(?:([\w.-]+):)?(?:"([^"]*)"|(\S+))/gu;
/** More of a query is not read. */
const longest = 500;

/**
 * Reads a search: `guild_id:123 feature:moderation timeout`.
 *
 * `key:value` asks for a field, as a whole, with `*` for anything; a word asks for text in any field. All must hold, `!` before one turns
 * it round, quotes keep spaces together. Upper and lower case are the same.
 */
export function parseQuery(text: string): readonly Term[] {
  return [...text.slice(0, longest).matchAll(token)].map(([, not, key, quoted, bare]) => {
    const wanted = (quoted ?? bare ?? "").toLowerCase();
    return {
      key: key?.toLowerCase(),
      matches: key === undefined ? (value: string) => value.includes(wanted) : wholeMatch(wanted),
      not: not === "!",
    };
  });
}

/** Without a regular expression: one with many stars can take for ever. */
function wholeMatch(wanted: string): (value: string) => boolean {
  const [first = "", ...rest] = wanted.split("*");
  const last = rest.pop();
  if (last === undefined) return (value) => value === wanted;
  return (value) => {
    if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
    const inner = value.slice(first.length, value.length - last.length);
    let at = 0;
    for (const part of rest) {
      const found = inner.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return true;
  };
}
