import { words } from "./words.js";

/** Header names of one word. */
const HEADERS: ReadonlySet<string> = new Set(["authorization", "cookie"]);

/** Whether a key is one in a list of whatever else: other words are words, `["token", "secret", "santa"]`. */
export const isNameOfHeader = (key: string): boolean => words(key).length > 1 || HEADERS.has(key.toLowerCase());
