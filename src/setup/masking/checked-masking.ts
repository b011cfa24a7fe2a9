import { masker, type Masker, type MaskingOptions } from "../../masking/masker.js";
import { checkNames, isOptions, optionFault, texts } from "../../runtime/check-option.js";

const REMEDY = 'Write masking: { patterns: [/GC-\\d+/], keys: ["caseNotes"], allow: ["tokenName"] }';

/** Checks what was given, and makes a masker of it; throws a `SetupError` that names the option. */
export function checkedMasking(options: MaskingOptions = {}): Masker {
  isOptions(options, REMEDY);
  checkNames(options, ["patterns", "keys", "allow"], "masking.");
  return masker({
    patterns: list(options.patterns, "masking.patterns", isPattern, "a pattern is a RegExp"),
    keys: texts(options.keys ?? [], "masking.keys", "a key", REMEDY),
    allow: list(
      options.allow,
      "masking.allow",
      (one) => isPattern(one) || (typeof one === "string" && one !== ""),
      "what is allowed is a non-empty string or a RegExp",
    ),
  });
}

const isPattern = (given: unknown): boolean => given instanceof RegExp;

function list<T>(given: readonly T[] | undefined, option: string, isOne: (one: unknown) => boolean, rule: string): readonly T[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw optionFault(option, "it is a list", REMEDY);
  if (given.every(isOne)) return [...(given as readonly T[])];
  throw optionFault(option, rule, REMEDY);
}
