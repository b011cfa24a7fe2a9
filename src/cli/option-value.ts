import { UsageError } from "./usage-error.js";

/** An option's value as `parseArgs` gives it where it is not strict: `true` where none was given. */
export type Given = string | boolean | undefined;

/** A range of numbers that an option takes. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** Reads a number; throws a `UsageError` that names the option, the range and a remedy. */
export function numberOf(option: string, given: Given, { from, to, whole }: Range, remedy: string): number | undefined {
  if (given === undefined) return undefined;
  const shape = whole ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,9})?$/;
  const number = typeof given === "string" && shape.test(given) ? Number(given) : Number.NaN;
  if (number >= from && number <= to) return number;
  throw new UsageError(`The option '${option}' needs a ${whole ? "whole " : ""}number from ${from} to ${to}, ${got(given)}. ${remedy}`);
}

/** Reads one of some words. */
export function wordOf<const Word extends string>(option: string, given: Given, words: readonly Word[]): Word | undefined {
  if (given === undefined || (words as readonly unknown[]).includes(given)) return given as Word | undefined;
  throw new UsageError(`The option '${option}' is one of ${words.join(", ")}, ${got(given)}. Write '${option} ${words[0] ?? ""}'.`);
}

/** Reads texts of an option that may be given several times. */
export function textsOf(option: string, given: readonly Given[] | undefined, remedy: string): readonly string[] {
  for (const one of given ?? []) {
    if (typeof one !== "string" || one === "") throw new UsageError(`The option '${option}' needs a value, ${got(one)}. ${remedy}`);
  }
  return (given ?? []) as readonly string[];
}

const got = (given: Given): string => (typeof given === "string" ? `got '${given}'` : "got none");
