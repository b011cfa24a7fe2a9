import type { Mask } from "../placeholder.js";

const HEAD = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z0-9 ]{0,20}-----/g;
const FOOT = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z0-9 ]{0,20}-----/g;

const LINE = 64;

/** A line of a key's body, as it stands in the source lines of a stack frame: 64 characters of base64 that are no hash in hex. */
const BODY_LINE = /(?<![A-Za-z0-9+/=_-])(?=[a-z0-9+/]{0,63}[A-Z])(?=[A-Z0-9+/]{0,63}[a-z])[A-Za-z0-9+/]{64}(?![A-Za-z0-9+/=_-])/g;

/** A PEM block that is base64 once more, as in a kubeconfig: `-----BEGIN `. */
const ENCODED = /LS0tLS1CRUdJTi[A-Za-z0-9+/_-]*={0,2}/g;

/** Private keys in PEM, whole; one that is cut off is a secret to the end of the text. */
export function maskPrivateKeys(text: string, longestRun: number, mask: Mask): string {
  const withoutBlocks = text.includes("-----BEGIN ") ? maskBlocks(text, mask) : text;
  return longestRun < LINE ? withoutBlocks : withoutBlocks.replace(ENCODED, mask).replace(BODY_LINE, mask);
}

function maskBlocks(text: string, mask: Mask): string {
  let masked = "";
  let done = 0;
  HEAD.lastIndex = 0;
  for (let head = HEAD.exec(text); head !== null; head = HEAD.exec(text)) {
    FOOT.lastIndex = HEAD.lastIndex;
    // Without a foot all that is left belongs to the block, and nothing is looked for a second time.
    const end = FOOT.exec(text) === null ? text.length : FOOT.lastIndex;
    masked += text.slice(done, head.index) + mask(text.slice(head.index, end));
    done = HEAD.lastIndex = end;
  }
  return done === 0 ? text : masked + text.slice(done);
}
