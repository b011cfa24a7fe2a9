import type { Expectation } from "../annotation/annotation.js";
import { shared } from "../metadata/shared.js";
import { report, setDiagnosticSink, type Diagnostic } from "./diagnostics.js";

type ErrorClass = abstract new (...args: never[]) => unknown;

/** What is said once for the whole bot. */
export interface Settings {
  /** Errors that are no fault of the bot: no event, no failed span, still thrown. Default: none beyond `AbortError`. */
  readonly expected?: Expectation | readonly Expectation[];
  /** The base classes of the bot's own errors; they get the tag `error.type: "bot"`. Default: none. */
  readonly botErrors?: ErrorClass | readonly ErrorClass[];
  /** Gets what goes wrong inside cogscope, once a place. Default: a line on stderr. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void;
}

const SETTINGS: readonly string[] = ["expected", "botErrors", "onDiagnostic"] satisfies (keyof Settings)[];

/** The same as it is used: lists of what is right. */
interface Settled {
  readonly expected: readonly Expectation[];
  readonly botErrors: readonly ErrorClass[];
}

const state = shared("settings", (): { current: Settled } => ({ current: { expected: [], botErrors: [] } }));

export const settings = (): Settled => state.current;

/**
 * Says once for the whole bot which errors are expected, which are the bot's own, and where diagnostics go.
 * Each call replaces what the last one said. What is no error class, code or predicate is reported and left out.
 *
 * @example
 * configure({ expected: [UserError, 10062], botErrors: [BotError] });
 */
export function configure(next: Settings): void {
  setDiagnosticSink(typeof next.onDiagnostic === "function" ? next.onDiagnostic : undefined);
  const unknown = Object.keys(next).find((name) => !SETTINGS.includes(name));
  if (unknown !== undefined) report("configure()", `there is no setting '${unknown}'; the settings are ${SETTINGS.join(", ")}`);
  state.current = {
    expected: listOf(next.expected, "expected", isExpectation),
    botErrors: listOf(next.botErrors, "botErrors", (one) => typeof one === "function"),
  };
}

/** Says some of it anew, as set-up does; what is not named stays. */
export function amendSettings(next: Settings): void {
  if (next.onDiagnostic !== undefined) setDiagnosticSink(next.onDiagnostic);
  const { expected = state.current.expected, botErrors = state.current.botErrors } = next;
  state.current = { expected: [expected].flat(), botErrors: [botErrors].flat() };
}

export const isExpectation = (one: unknown): boolean => ["function", "string", "number"].includes(typeof one);

function listOf<T>(given: T | readonly T[] | undefined, option: string, isRight: (one: unknown) => boolean): readonly T[] {
  const all = given === undefined ? [] : ([given].flat() as T[]);
  const wrong = all.find((one) => !isRight(one));
  if (wrong !== undefined || all.includes(undefined as T))
    report(
      "configure()",
      `'${option}' takes error classes${option === "expected" ? ", codes and predicates" : ""}, not ${wrong === null ? "null" : typeof wrong}`,
    );
  return all.filter(isRight);
}
