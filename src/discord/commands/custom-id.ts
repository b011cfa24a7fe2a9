/** What parts a custom id has are kept; what stands in them is kept only where an author must have written it. */
const SEPARATOR = /([:/|;,?&=#]+)/;
const JOINER = /([-_.]+)/;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** A word, perhaps with a short number: `close`, `nextPage`, `page2`. */
const WORD = /^\p{L}{1,24}\d{0,2}$/u;

/** Letters in one go that change case as no word does are a random id. */
const RANDOM = /(?:[A-Z][a-z]?){6,}|(?:[a-z][A-Z]){4,}/;

/** Small letters, capitals and digits in one go are a random id too, and so is what it is joined with. */
const NANOID = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{6,}$/;

/**
 * The template of a custom id, of few values: `case:123:close` becomes `case:{id}:close`. Text with spaces, which may be a
 * user's, becomes `{text}`; JSON becomes `{json}`.
 */
export function customIdTemplate(customId: string): string {
  if (/^\s*[[{]/.test(customId)) return "{json}";
  return customId.replace(UUID, "{id}").split(SEPARATOR).map(segment).join("");
}

function segment(part: string, index: number): string {
  if (index % 2 === 1) return part;
  if (/\s/.test(part)) return "{text}";
  const tokens = part.split(JOINER);
  // `V1StGXR8_Z5jdHi6B-myT` is one id, not three.
  if (tokens.some((token) => NANOID.test(token))) return "{id}";
  return tokens
    .map((token, at) => (at % 2 === 1 || token === "" ? token : isWord(token) ? token : "{id}"))
    .join("")
    .replace(/\{id\}(?:[-_.]+\{id\})+/g, "{id}");
}

const isWord = (token: string): boolean => WORD.test(token) && !RANDOM.test(token);
