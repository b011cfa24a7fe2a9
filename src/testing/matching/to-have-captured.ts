import { styled, type Line } from "../../view/text/line.js";
import { compactFields } from "../../view/text/compact.js";
import type { RecordedError } from "../recorded-error.js";
import type { ErrorClass } from "./expected.js";
import { compare, isRecord, matches, type Difference } from "./compare.js";
import { equalsOf, type Equals, type MatcherContext, type MatcherResult } from "./matcher-context.js";
import { isAsymmetric } from "./shown.js";
import { resultOf } from "./search.js";
import { recordingOf } from "./subject.js";
import { tagsDifferences } from "./tag-differences.js";

/** Whether an error was captured; without an expectation: any. */
export function toHaveCaptured(this: MatcherContext | void, subject: unknown, ...asked: readonly unknown[]): MatcherResult {
  const recording = recordingOf(subject, "toHaveCaptured");
  const equals = equalsOf(this ?? undefined);
  return resultOf(this ?? undefined, {
    call: ["toHaveCaptured", ...asked],
    noun: ["captured error", "captured errors"],
    among: recording.errors,
    differences: (error) => (asked.length === 0 ? [] : differences(error, asked[0], equals)),
    line: errorLine,
    isUnsent: recording.isUnsent,
  });
}

/** An error on one line: level, type, message, tags. */
export function errorLine({ level, exceptions: [first], message, tags }: RecordedError): Line {
  const headline = [first?.type, first?.value].filter((part) => part !== undefined && part !== "").join(": ");
  return [level, "  ", styled("bold", message ?? headline), "  ", compactFields(tags)];
}

function differences(error: RecordedError, expected: unknown, equals: Equals): readonly Difference[] {
  const first = error.exceptions[0];
  const said = { type: first?.type, message: first?.value ?? error.message };
  const messageDiffers = [{ path: "message", actual: said.message, expected }];
  if (typeof expected === "string") return said.message?.includes(expected) === true ? [] : messageDiffers;
  if (expected instanceof RegExp) return matches(said.message, expected) ? [] : messageDiffers;
  if (typeof expected === "function")
    return isOfClass(error, expected) ? [] : [{ path: "type", actual: said.type, expected: expected.name }];
  if (expected instanceof Error && error.originalException === expected) return [];
  if (expected instanceof Error)
    return compare(said, { type: expected.name || expected.constructor.name, message: expected.message }, equals);
  const { mechanism, handled } = first ?? {};
  const { contexts, level, user, fingerprint } = error;
  const whole = { ...said, contexts, level, user, fingerprint, mechanism, handled };
  const isOfMessage = typeof expected === "object" && expected !== null && isAsymmetric(expected) && equals(said.message, expected);
  if (isOfMessage) return [];
  if (!isRecord(expected)) return compare({ ...whole, tags: error.tags }, expected, equals);
  const { tags, ...rest } = expected;
  return [...compare(whole, rest, equals), ...("tags" in expected ? tagsDifferences(error.tags, tags, equals) : [])];
}

/** By the object that was thrown; by the name of its class where that is another copy of it, or of another realm. */
function isOfClass(
  { originalException: thrown, exceptions }: RecordedError,
  expected: { readonly name: string; readonly prototype?: unknown },
): boolean {
  if (typeof expected === "function" && typeof expected.prototype === "object" && thrown instanceof (expected as ErrorClass)) return true;
  if (expected.name === "") return false;
  for (let at: unknown = thrown; typeof at === "object" && at !== null; at = Object.getPrototypeOf(at))
    if (Object.hasOwn(at, "constructor") && (at as { constructor?: { name?: unknown } }).constructor?.name === expected.name) return true;
  return exceptions[0]?.type === expected.name;
}
