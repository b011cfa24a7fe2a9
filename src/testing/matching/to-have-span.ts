import type { ReceivedSpan } from "../../view/records/received-span.js";
import { compactFields } from "../../view/text/compact.js";
import { styled, type Line } from "../../view/text/line.js";
import { ownAttributes } from "../../view/text/own-attributes.js";
import { compare, type Difference } from "./compare.js";
import { equalsOf, type Equals, type MatcherContext, type MatcherResult } from "./matcher-context.js";
import { isPartial } from "./is-partial.js";
import { resultOf } from "./search.js";
import { asRecording, isSpan, isUnsent, refuse, spansOf } from "./subject.js";

/** Whether a span was sent; of a root with children: whether it is among them. */
export function toHaveSpan(this: MatcherContext | void, subject: unknown, expected: unknown): MatcherResult {
  if (asRecording(subject) === undefined && !isSpan(subject))
    refuse(subject, "toHaveSpan", "what recordSentry() gave, or one of its roots");
  const among = spansOf(subject);
  const byId = new Map(among.map((span) => [span.spanId, span]));
  const equals = equalsOf(this ?? undefined);
  return resultOf(this ?? undefined, {
    call: ["toHaveSpan", expected],
    noun: ["span", "spans"],
    among,
    differences: (span) => differences(span, expected, (id) => byId.get(id), equals),
    line: spanLine,
    isUnsent: isUnsent(subject),
  });
}

/** A span on one line: op, name, what went wrong, attributes. */
export function spanLine({ op, name, status, attributes }: ReceivedSpan): Line {
  const failure = status === "ok" ? "" : `  ✗ ${status}`;
  return [op === undefined ? "" : `${op}  `, styled("bold", name), failure, "  ", compactFields(ownAttributes(attributes))];
}

type Find = (spanId: string) => ReceivedSpan | undefined;

function differences(span: ReceivedSpan, expected: unknown, find: Find, equals: Equals): readonly Difference[] {
  const partial = isPartial(expected) ? expected : { name: expected };
  const { parent, ...rest } = partial;
  return [...compare(span, rest, equals), ...("parent" in partial ? parentDifferences(span, parent, find, equals) : [])];
}

function parentDifferences({ parentSpanId }: ReceivedSpan, expected: unknown, find: Find, equals: Equals): readonly Difference[] {
  const parent = parentSpanId === undefined ? undefined : find(parentSpanId);
  const wrong = { path: "parent", actual: parent?.name ?? parentSpanId ?? "no span: it is a root", expected };
  if (expected === null || expected === undefined) return parentSpanId === undefined ? [] : [wrong];
  if (parent === undefined) return [wrong];
  return differences(parent, expected, find, equals).map(({ path, ...rest }) => ({ path: `parent.${path}`, ...rest }));
}
