import { report } from "../runtime/diagnostics.js";
import { guard } from "../runtime/guard.js";
import { activeClient } from "../sentry/client.js";

/** What an argument is, and how to tell. */
const KINDS = {
  text: ["a non-empty text", (value: unknown) => typeof value === "string" && value !== ""],
  flag: ["true or false", (value: unknown) => typeof value === "boolean"],
  amount: ["a number from 0 up", (value: unknown) => Number.isFinite(value) && (value as number) >= 0],
  whole: ["a whole number from 0 up", (value: unknown) => Number.isInteger(value) && (value as number) >= 0],
  record: ["an object", (value: unknown) => typeof value === "object" && !Array.isArray(value)],
} as const;

type Kind = keyof typeof KINDS;

/** The kinds of a function's options, all of them. */
export type Kinds<Options> = { readonly [Name in keyof Required<Options>]: Kind };

export const METRIC_OPTIONS = { duration: "amount", attributes: "record" } as const;
export const OUTCOME_OPTIONS = { ...METRIC_OPTIONS, success: "flag", errorType: "text" } as const;

/**
 * Runs a function that records metrics, where something would be sent. A wrong option is reported and left out; without what the
 * metrics are about nothing is recorded.
 */
export function withRightArguments<Options extends object>(
  caller: string,
  names: Readonly<Record<string, unknown>>,
  options: Options,
  kinds: Kinds<Options>,
  record: (right: Options) => void,
): void {
  guard(caller, "recording metrics", () => {
    if (activeClient() === undefined) return;
    const isWrong = Object.entries(names).some(([name, value]) => fault(name, value, "text", caller, "nothing is recorded"));
    if (!isWrong) record(rightOnes(caller, options, kinds));
  });
}

function rightOnes<Options extends object>(caller: string, options: Options, kinds: Kinds<Options>): Options {
  if (fault("options", options, "record", caller, "they are left out")) return {} as Options;
  const known = Object.keys(kinds);
  const given = Object.keys(options).map((name) => [name, options[name as keyof Options]] as const);
  const right = given.filter(([name, value]) => {
    if (value === undefined) return false;
    if (known.includes(name)) return !fault(name, value, kinds[name as keyof Options], caller, "it is left out");
    report(caller, `there is no option '${name}'; the options are ${known.join(", ")}`);
    return false;
  });
  return Object.fromEntries(right) as Options;
}

/** Whether a value is not of its kind; that is reported. */
function fault(name: string, value: unknown, kind: Kind, caller: string, consequence: string): boolean {
  const [what, isRight] = KINDS[kind];
  if (isRight(value) && value !== null) return false;
  report(caller, `'${name}' is ${what}, not ${sortOf(value)}; ${consequence}`);
  return true;
}

/** Not the value itself: what is wrong is said once, however many values are. */
function sortOf(value: unknown): string {
  if (value === null || Number.isNaN(value)) return String(value);
  if (value === "") return "an empty one";
  if (typeof value === "number" && value < 0) return "a negative one";
  return Array.isArray(value) ? "a list" : typeof value;
}
