import type { ReceivedSpan } from "../../view/records/received-span.js";
import type { RecordedError } from "../recorded-error.js";
import type { Difference } from "./compare.js";
import { equalsOf, type Equals, type MatcherContext, type MatcherResult } from "./matcher-context.js";
import { resultOf } from "./search.js";
import { shown } from "./shown.js";
import { asRecording, errorsOf, isError, isSpan, isUnsent, refuse, spansOf } from "./subject.js";
import { tagDifferences, tagOf } from "./tag-differences.js";
import { errorLine } from "./to-have-captured.js";
import { spanLine } from "./to-have-span.js";

type Carrier = RecordedError | ReceivedSpan;

/** Whether an error has a tag, or a span the attribute of that name; of a recording: whether any of them has. */
export function toHaveTag(this: MatcherContext | void, subject: unknown, key: string, ...value: readonly unknown[]): MatcherResult {
  const among: readonly Carrier[] = isSpan(subject) ? [subject] : [...errorsOf(subject), ...spansOf(subject)];
  if (asRecording(subject) === undefined && among.length === 0)
    refuse(subject, "toHaveTag", "what recordSentry() gave, or on an error or a span of it");
  // A variable that is not set would pass for any value.
  if (value.length > 0 && value[0] === undefined)
    throw new TypeError(`toHaveTag was given undefined as the value of ${shown(key)}: leave the value out, or use .not.`);
  const equals = equalsOf(this ?? undefined);
  return resultOf(this ?? undefined, {
    call: ["toHaveTag", key, ...value],
    noun: ["error or span", "errors and spans"],
    among,
    differences: (carrier) => differences(carrier, key, value, equals),
    line: (carrier) => (isError(carrier) ? errorLine(carrier) : spanLine(carrier)),
    isUnsent: isUnsent(subject),
  });
}

function differences(carrier: Carrier, key: string, value: readonly unknown[], equals: Equals): readonly Difference[] {
  const actual = tagOf(isError(carrier) ? carrier.tags : carrier.attributes, key);
  if (value.length > 0) return tagDifferences(actual, value[0], equals, key);
  return actual === undefined ? [{ path: key, actual, expected: key }] : [];
}
