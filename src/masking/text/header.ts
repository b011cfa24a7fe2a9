import { words } from "../keys/words.js";
import type { Mask } from "../placeholder.js";

const AUTHORIZATION = /(?:^|-)auth(?:orization)?$/;
const SCHEME = /^(?:Bearer|Basic|Bot|Digest|Token|OAuth|Negotiate)(?:\s+|\+)(?!$)/i;

/** Schemes whose value has spaces in it. */
const PARAMETERS = /(?:Digest|OAuth|AWS4-HMAC-SHA256)[ \t]+[\w-]{1,40}=/iy;

/** A scheme before a token that stands bare; a word of prose behind it is none. */
const BARE = /(?:Bearer|Basic|Bot|Token|Digest|OAuth|Negotiate)(?:[ \t]{1,4}|\+)(?=[\w.~+/=:|[-])/iy;

export const isAuthorization = (key: string): boolean => AUTHORIZATION.test(words(key).join("-"));

/** The value of an `Authorization` keeps its scheme. */
export function maskHeader(key: string, value: string, mask: Mask): string {
  const scheme = isAuthorization(key) ? (SCHEME.exec(value)?.[0] ?? "") : "";
  return scheme + mask(value.slice(scheme.length));
}

/** The scheme that stands at a place before a bare value, and the space behind it. */
export function schemeAt(text: string, at: number): string {
  BARE.lastIndex = at;
  return BARE.exec(text)?.[0] ?? "";
}

export function hasParametersAt(text: string, at: number): boolean {
  PARAMETERS.lastIndex = at;
  return PARAMETERS.test(text);
}
