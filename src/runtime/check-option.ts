import { SetupError } from "./setup-error.js";

/** The longest time that a timer takes. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** What is wrong with an option: the rule that it breaks, and what to do. */
export const optionFault = (option: string, rule: string, remedy: string): SetupError =>
  new SetupError(`the option '${option}'`, rule, remedy);

/** An option that holds options is named; without a name they are those of the function itself. */
export function isOptions(given: unknown, remedy: string, option?: string): void {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return;
  if (option === undefined) throw new SetupError("the options", "they are an object", remedy);
  throw optionFault(option, "it is an object", remedy);
}

/** Refuses options that nobody knows: a misspelt one would be left out in silence. */
export function checkNames(given: object, known: readonly string[], prefix = ""): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw optionFault(`${prefix}${unknown}`, "there is no such option", `The options are ${known.join(", ")}`);
}

export function texts(given: unknown, option: string, one: string, remedy: string): readonly string[] {
  if (!Array.isArray(given)) throw optionFault(option, "it is a list", remedy);
  if (given.every((text): text is string => typeof text === "string" && text !== "")) return [...given];
  throw optionFault(option, `${one} is a non-empty string`, remedy);
}

export function fn<F>(given: F | undefined, option: string): F | undefined {
  if (given === undefined || typeof given === "function") return given;
  throw optionFault(option, `it is a function, not ${typeof given}`, "Give a function or leave it out");
}

export function flag(given: boolean | undefined, option: string, otherwise = false): boolean {
  if (given === undefined || typeof given === "boolean") return given ?? otherwise;
  throw optionFault(option, "it is true or false", `Leave it out for ${String(otherwise)}`);
}

export function codes(given: unknown, option: string): ReadonlySet<number> {
  if (Array.isArray(given) && given.every((code) => Number.isInteger(code))) return new Set(given as number[]);
  throw optionFault(option, "it lists Discord's error codes", "Write [50007, 50013]");
}

export function time(given: number, option: string): number {
  if (typeof given === "number" && given >= 0 && given <= LONGEST_TIMER) return given;
  throw optionFault(option, `it is a number of milliseconds from 0 to ${LONGEST_TIMER}`, "Give such a number or leave it out");
}
