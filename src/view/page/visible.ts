// All control characters but tab and newline, and marks that hide or reorder what follows; the joiner that emoji are made with stays.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Shows characters that cannot be seen as `\u202e`: what is read is what is there. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
