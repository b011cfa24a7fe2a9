/** What a text holds that secrets are made of. Most texts hold nothing of it and are done with after one look at each character. */
export interface Traits {
  /** `=`, `:` or `%`: keys with values, URLs. */
  readonly hasMarks: boolean;
  /** How many characters of names, tokens, paths and base64 stand in a row at most. */
  readonly longestRun: number;
  /** A space, or a form's `+`, behind `Bearer`, `Basic` or `Bot`. */
  readonly hasScheme: boolean;
  /** `--`: a flag of a command line, or the head of a PEM block. */
  readonly hasDashes: boolean;
  /** A quotation mark, `[` or `<`: lists of pairs, elements, statements. */
  readonly hasFences: boolean;
}

/** What a character is: one of a run, a mark, what may part a scheme from its value, a quotation mark or a bracket. */
const IN_RUN = 1;
const MARK = 2;
const GAP = 4;
const FENCE = 8;
const KINDS = new Uint8Array(128);
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/=%~") KINDS[char.charCodeAt(0)] = IN_RUN;
for (const char of "=:%") KINDS[char.charCodeAt(0)] |= MARK;

for (const char of " \t\n+") KINDS[char.charCodeAt(0)] |= GAP;
for (const char of "\"'[<") KINDS[char.charCodeAt(0)] = FENCE;
const DASH = 0x2d;

const SCHEMES: readonly string[] = ["bearer", "basic", "bot"];

/** The last letters of the schemes. */
const R = 0x72;
const C = 0x63;
const T = 0x74;

export function traitsOf(text: string): Traits {
  let hasMarks = false;
  let longestRun = 0;
  let hasScheme = false;
  let hasDashes = false;
  let hasFences = false;
  let run = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? KINDS[code] : 0;
    if (kind & IN_RUN) {
      if (++run > longestRun) longestRun = run;
      if (code === DASH && before === DASH) hasDashes = true;
    } else {
      run = 0;
    }
    if (kind & MARK) hasMarks = true;
    else if (kind & GAP) hasScheme ||= endsScheme(text, at, before | 0x20);
    else if (kind & FENCE) hasFences = true;
    before = code;
  }
  return { hasMarks, longestRun, hasScheme, hasDashes, hasFences };
}

/** Whether a scheme stands before a space; `last` is the letter before it, made a small one by the bit 0x20. */
function endsScheme(text: string, at: number, last: number): boolean {
  if (last !== R && last !== C && last !== T) return false;
  const before = text.slice(Math.max(0, at - 6), at).toLowerCase();
  return SCHEMES.some((scheme) => before.endsWith(scheme));
}
