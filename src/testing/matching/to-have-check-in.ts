import { checkInLine } from "../../view/text/record-line.js";
import { compare } from "./compare.js";
import type { ExpectedCheckIn } from "./expected.js";
import { equalsOf, type MatcherContext, type MatcherResult } from "./matcher-context.js";
import { resultOf } from "./search.js";
import { recordingOf } from "./subject.js";

/** Whether a cron monitor checked in. */
export function toHaveCheckIn(this: MatcherContext | void, subject: unknown, slug: unknown, expected: ExpectedCheckIn = {}): MatcherResult {
  const recording = recordingOf(subject, "toHaveCheckIn");
  const equals = equalsOf(this ?? undefined);
  const whole = { monitorSlug: slug, ...expected };
  return resultOf(this ?? undefined, {
    call: ["toHaveCheckIn", slug, ...(Object.keys(expected).length === 0 ? [] : [expected])],
    noun: ["check-in", "check-ins"],
    among: recording.checkIns,
    differences: (checkIn) => compare(checkIn, whole, equals),
    line: checkInLine,
    isUnsent: recording.isUnsent,
  });
}
