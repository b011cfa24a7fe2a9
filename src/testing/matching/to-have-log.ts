import { logLine } from "../../view/text/record-line.js";
import { compare } from "./compare.js";
import { equalsOf, type MatcherContext, type MatcherResult } from "./matcher-context.js";
import { isPartial } from "./is-partial.js";
import { resultOf } from "./search.js";
import { recordingOf } from "./subject.js";

/** Whether a line was logged through `Sentry.logger`. */
export function toHaveLog(this: MatcherContext | void, subject: unknown, expected: unknown): MatcherResult {
  const recording = recordingOf(subject, "toHaveLog");
  const equals = equalsOf(this ?? undefined);
  const partial = isPartial(expected) ? expected : { body: expected };
  return resultOf(this ?? undefined, {
    call: ["toHaveLog", expected],
    noun: ["log line", "log lines"],
    among: recording.logs,
    differences: (log) => compare(log, partial, equals),
    line: logLine,
    isUnsent: recording.isUnsent,
  });
}
