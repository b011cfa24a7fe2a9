import { isAsymmetric } from "./shown.js";

/** Whether an expectation names fields, rather than being the main one itself. */
export const isPartial = (expected: unknown): expected is Readonly<Record<string, unknown>> =>
  typeof expected === "object" && expected !== null && !(expected instanceof RegExp) && !isAsymmetric(expected);
