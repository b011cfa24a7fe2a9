/** Emoji whose names are those of secrets, as they are written in texts: `:cookie: for you`. */
const EMOJI = /(?<![\w:]):(?:fortune_)?cookies?:(?:\s|$)/iy;

/** One of a server's own: `<:token:600000000000000001>`. */
const OWN_EMOJI = /:\d{15,21}>/y;

/** What a parser says of a word that it did not expect; what looks like a token stays one. */
const UNEXPECTED = /unexpected\s$/i;
const SHORT = /:\s{1,4}[^\s\d]{0,15}(?:\s|$)/y;

/** Whether what stands at `start`, with a colon behind it at `at`, is an everyday word and no key. */
export function isEveryday(text: string, start: number, at: number, operator: string): boolean {
  if (operator !== ":") return false;
  if (text[start - 1] === ":")
    return matches(EMOJI, text, start - 1) || (/<a?:$/.test(text.slice(Math.max(0, start - 3), start)) && matches(OWN_EMOJI, text, at));
  return UNEXPECTED.test(text.slice(Math.max(0, start - 11), start)) && matches(SHORT, text, at);
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
