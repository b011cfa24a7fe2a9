const rawControls = /[\u007f-\u009f\u2028\u2029]/g;

/** Writes a value as one line of JSON in which no control character is left as such; a value too deep for that becomes a notice. */
export function jsonLine<T extends { readonly kind: string }>(value: T): string {
  try {
    // JSON.stringify escapes the controls below 32 only, and terminals also obey those from 128 to 159.
    return JSON.stringify(value).replace(rawControls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
  } catch {
    return JSON.stringify({ kind: value.kind, unprintable: "nested too deeply" });
  }
}
