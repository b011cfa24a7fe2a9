/** What stands in a secret's place: Sentry's own word, which its pages know how to show. */
export const FILTERED = "[Filtered]";

/** Gives what stands in a secret's place: the placeholder, or the text itself where it was allowed. */
export type Mask = (secret: string) => string;

/** Takes the secrets of one kind out of a text, in a time that grows with its length and no faster. */
export type TextRule = (text: string, mask: Mask) => string;
