import type { ReceivedSpan } from "../../view/records/received-span.js";
import type { RecordedError } from "../recorded-error.js";
import { SentryRecording } from "../sentry-recording.js";
import { flat, type SpanNode } from "../span-node.js";
import { shown } from "./shown.js";

/** What a matcher stands on: a recording, one error of it, or one span. */
export type Subject = SentryRecording | RecordedError | SpanNode | ReceivedSpan;

/** A recording, of this copy of the package or of another. */
export function asRecording(subject: unknown): SentryRecording | undefined {
  if (subject instanceof SentryRecording) return subject;
  return has(subject, "errors") && has(subject, "spans") && has(subject, "items") ? (subject as unknown as SentryRecording) : undefined;
}

export const isUnsent = (subject: unknown): boolean => asRecording(subject)?.isUnsent === true;

/** The recording that a matcher is to look at. */
export function recordingOf(subject: unknown, matcher: string): SentryRecording {
  return asRecording(subject) ?? refuse(subject, matcher, "what recordSentry() gave");
}

/** The errors that a matcher is to look at. */
export function errorsOf(subject: unknown): readonly RecordedError[] {
  return asRecording(subject)?.errors ?? (isError(subject) ? [subject] : []);
}

/** The spans that a matcher is to look at: all, or one and those below it. */
export function spansOf(subject: unknown): readonly ReceivedSpan[] {
  const recording = asRecording(subject);
  if (recording !== undefined) return recording.spans;
  if (!isSpan(subject)) return [];
  return "children" in subject ? flat(subject as SpanNode) : [subject];
}

export const isError = (subject: unknown): subject is RecordedError => has(subject, "exceptions") && has(subject, "tags");
export const isSpan = (subject: unknown): subject is ReceivedSpan => has(subject, "spanId") && has(subject, "attributes");

/** A matcher that stands on something else can say neither yes nor no. */
export function refuse(subject: unknown, matcher: string, what: string): never {
  throw new TypeError(`${matcher} stands on ${what}, not on ${shown(subject)}.`);
}

function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === "object" && value !== null && key in value;
}
