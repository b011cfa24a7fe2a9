import type { Expectation } from "../annotation/annotation.js";
import { shared } from "../metadata/shared.js";
import { setDiagnosticSink, type Diagnostic } from "./diagnostics.js";

/** What is said once for the whole bot. */
export interface Settings {
  /** Errors that are no fault of the bot: no event, no failed span, still thrown. Default: none beyond `AbortError`. */
  readonly expected?: readonly Expectation[];
  /** The base classes of the bot's own errors; they get the tag `error.type: "bot"`. Default: none. */
  readonly botErrors?: readonly (abstract new (...args: never[]) => unknown)[];
  /** Gets what goes wrong inside cogscope, once a place. Default: a line on stderr. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void;
}

const state = shared("settings", () => ({ current: {} }));

export const settings = (): Settings => state.current;

/**
 * Says once for the whole bot which errors are expected, which are the bot's own, and where diagnostics go.
 * Each call replaces what the last one said.
 *
 * @example
 * configure({ expected: [UserError, 10062], botErrors: [BotError] });
 */
export function configure(next: Settings): void {
  state.current = { ...next };
  setDiagnosticSink(next.onDiagnostic);
}
