/** What may be a URL, a part of one, or a form's content. */
const RUN = /[^\s"'<>`&]+/g;
const ENCODED = /%[2-7][\dA-F]/i;

/** Characters that would end a URL. */
const OUTSIDE = /[\s"'<>`]/g;

/** As often may an address be encoded within another. */
const DEPTH = 2;

/** Looks into what is url-encoded: `?next=https%3A%2F%2Fhost%2F%3Ftoken%3D…`. What has no secret in it stays as it is. */
export function maskUrlEncoded(text: string, maskPlain: (text: string) => string): string {
  if (!ENCODED.test(text)) return text;
  return text.replace(RUN, (run) => maskRun(run, maskPlain, DEPTH));
}

function maskRun(run: string, maskPlain: (text: string) => string, depth: number): string {
  if (depth === 0 || !ENCODED.test(run)) return run;
  const plain = decoded(run);
  const masked = maskRun(maskPlain(plain), maskPlain, depth - 1);
  return masked === plain ? run : masked.replace(OUTSIDE, encodeURIComponent);
}

/** ASCII alone: secrets are made of it, and no sequence is malformed then. */
const decoded = (text: string): string =>
  text.replace(/%([2-7][\dA-F])/gi, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));
