import { isDeepStrictEqual } from "node:util";

/** What jest and vitest give a matcher as `this`, as far as it is used here. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly equals?: (actual: unknown, expected: unknown) => boolean;
}

/** What a matcher answers jest and vitest. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Whether what was sent is what is expected. */
export type Equals = (actual: unknown, expected: unknown) => boolean;

/** The framework's own equality, which knows `expect.any` and its like; that of Node.js where there is none. */
export function equalsOf(context: MatcherContext | undefined): Equals {
  const equals = context?.equals;
  return equals === undefined ? isDeepStrictEqual : (actual, expected) => equals(actual, expected);
}
