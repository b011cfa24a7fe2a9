import type { ReceivedBreadcrumb } from "../../view/records/received-event.js";
import { compactFields } from "../../view/text/compact.js";
import type { Line } from "../../view/text/line.js";
import { compare } from "./compare.js";
import { isPartial } from "./is-partial.js";
import { equalsOf, type MatcherContext, type MatcherResult } from "./matcher-context.js";
import { resultOf } from "./search.js";
import { asRecording, errorsOf, isError, isUnsent, refuse } from "./subject.js";

/** Whether an error has a breadcrumb; of a recording: whether any error has. */
export function toHaveBreadcrumb(this: MatcherContext | void, subject: unknown, expected: unknown): MatcherResult {
  if (asRecording(subject) === undefined && !isError(subject))
    refuse(subject, "toHaveBreadcrumb", "what recordSentry() gave, or on an error of it: breadcrumbs are sent with errors alone");
  const equals = equalsOf(this ?? undefined);
  const partial = isPartial(expected) ? expected : { message: expected };
  return resultOf(this ?? undefined, {
    call: ["toHaveBreadcrumb", expected],
    noun: ["breadcrumb", "breadcrumbs"],
    among: errorsOf(subject).flatMap(({ breadcrumbs }) => breadcrumbs),
    differences: (crumb) => compare(crumb, partial, equals),
    line: crumbLine,
    isUnsent: isUnsent(subject),
  });
}

const crumbLine = ({ category, level, message, data }: ReceivedBreadcrumb): Line => [
  [category, level, message, compactFields(data)].filter((part) => part !== undefined && part !== "").join("  "),
];
