import type { Mask } from "../placeholder.js";

/** `{"` in base64: how the head and the body of a token begin. */
const OPEN = "eyJ";
const BASE64 = /[\w-]/;
const MORE = /(?:\.[\w-]*){1,4}/y;

/** JSON web tokens, signed or not, also cut off behind their body's beginning: `eyJ….eyJ….…`. */
export function maskJsonWebTokens(text: string, mask: Mask): string {
  let masked = "";
  let done = 0;
  // Found by their middle: what stands before it is looked at once, however often a head is begun.
  for (let dot = text.indexOf(`.${OPEN}`); dot !== -1; dot = text.indexOf(`.${OPEN}`, Math.max(dot + 1, done))) {
    const head = headBefore(text, dot, done);
    if (head === undefined) continue;
    MORE.lastIndex = dot;
    MORE.test(text);
    masked += text.slice(done, head) + mask(text.slice(head, MORE.lastIndex));
    done = MORE.lastIndex;
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** Where the head begins that ends at a dot, within the same run of base64. */
function headBefore(text: string, dot: number, least: number): number | undefined {
  let start = dot;
  while (start > least && BASE64.test(text[start - 1])) start--;
  const found = text.slice(start, dot).indexOf(OPEN);
  return found === -1 ? undefined : start + found;
}
