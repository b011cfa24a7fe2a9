import { SetupError } from "../runtime/setup-error.js";
import { sentryMatchers } from "./matching/sentry-matchers.js";

interface Expect {
  extend(matchers: typeof sentryMatchers): void;
}

/** Where vitest keeps its `expect` when it is no global (@vitest/expect 4.1, GLOBAL_EXPECT); jest's is a global unless it is told not to. */
const VITEST = Symbol.for("expect-global");

/** Adds the matchers to the test framework's `expect`. */
export function addMatchers(): void {
  const { expect, [VITEST]: vitest } = globalThis as { expect?: Expect; [VITEST]?: Expect };
  const found = [expect, vitest].find((one) => typeof one?.extend === "function");
  if (found === undefined)
    throw new SetupError(
      "cogscope/testing/matchers",
      "there is no expect to extend here",
      "Import it in a set-up file of jest (setupFilesAfterEnv) or vitest (setupFiles), or call expect.extend(sentryMatchers)",
    );
  found.extend(sentryMatchers);
}
