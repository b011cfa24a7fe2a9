import { bareOrCalled } from "./word.js";
import type { MethodWord, Nothing } from "./signatures.js";

/**
 * Nothing of what the class says applies to this method; its own words still do.
 *
 * @function
 * @example
 * ```ts
 * class Levels {
 *   @Uninstrumented
 *   onEveryMessage() {}
 * }
 * ```
 */
export const Uninstrumented: MethodWord<Nothing> & (() => MethodWord<Nothing>) = bareOrCalled(() => ({ kind: "uninstrumented" }));
