import * as Sentry from "@sentry/node";
import type { Recording } from "./recording.js";

/** Captures an error from where it is called, so that what applies there can be read off what was sent. */
export const mark = (name: string): void => void Sentry.captureException(new Error(name));

/** The tags that were sent with each mark, by its name; a mark that was sent twice is an error of the test. */
export function tagsOf(recording: Recording): Record<string, Record<string, unknown>> {
  const marks: Record<string, Record<string, unknown>> = {};
  for (const { exception, tags } of recording.errors) {
    const name = exception.values.at(-1).value as string;
    if (name in marks) throw new Error(`the mark '${name}' was sent twice`);
    marks[name] = { ...tags };
  }
  return marks;
}
