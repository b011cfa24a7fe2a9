import type { ReceivedError, ReceivedException } from "./records/received-error.js";
import type { ReceivedBreadcrumb } from "./records/received-event.js";
import { compactFields, fieldLines } from "./text/compact.js";
import { styled, type Line } from "./text/line.js";
import { cut, printable } from "./text/printable.js";
import { renderLines, type Look } from "./text/render.js";

/** What the SDK tells of the machine and of itself. */
const sdkContexts = new Set(["os", "runtime", "app", "device", "culture", "cloud_resource", "trace", "modules"]);
const breadcrumbsShown = 10;
const fieldsWidth = 96;

/**
 * Writes an error for reading: type, message and causes, then its id, mechanism, trace, user, tags, contexts (not those of the SDK)
 * and its last ten breadcrumbs.
 *
 * One text of several lines, each of 160 characters at most unless `look` says another `width`; control characters do not reach the
 * terminal. Never throws. It prints nothing itself, and shows of the stack the topmost place alone.
 *
 * @example
 * for (const error of receiver.received.errors) console.log(errorReport(error, { colour: true }));
 */
export function errorReport(error: ReceivedError, look?: Look): string {
  return renderLines(errorLines(error), look);
}

/** The lines of {@link errorReport}. */
export function errorLines(error: ReceivedError): readonly Line[] {
  const [first, ...causes] = error.exceptions;
  const contexts = Object.entries(error.contexts).filter(([name]) => !sdkContexts.has(name));
  const crumbs = error.breadcrumbs.slice(-breadcrumbsShown);
  return [
    [styled("red", `✗ ${error.level}`), "  ", styled("bold", error.message ?? (first ? headline(first) : "(no message)"))],
    ...causes.map((cause): Line => ["  caused by  ", headline(cause)]),
    row("at", first?.at),
    row("event", `${error.eventId}${moment(error.timestamp)}`),
    row("mechanism", first?.mechanism === undefined ? undefined : `${first.mechanism}${first.handled === false ? ", unhandled" : ""}`),
    row("trace", error.traceId === undefined ? undefined : `${error.traceId}  span ${error.spanId ?? "none"}`),
    ...rows("user", error.user ?? {}),
    ...rows("tags", error.tags),
    ...contexts.flatMap(([name, block]) => rows(`context ${name}`, block)),
    ...crumbs.map((crumb, index) => row(index === 0 ? "breadcrumbs" : "", crumbText(crumb))),
  ].filter((line) => line.length > 0);
}

function headline({ type, value }: ReceivedException): string {
  return [type, value].filter((part) => part !== undefined && part !== "").join(": ");
}

/** One labelled line; none when there is nothing to say. */
function row(label: string, text: string | undefined): Line {
  return text === undefined || text === "" ? [] : ["  ", styled("dim", label.padEnd(11)), "  ", text];
}

/** A record in as many lines as it takes. */
function rows(label: string, fields: object): readonly Line[] {
  return fieldLines(fields, fieldsWidth).map((text, index) => row(index === 0 ? label : "", text));
}

function crumbText({ timestamp, category, level, message, data }: ReceivedBreadcrumb): string {
  const time = timestamp === undefined ? undefined : new Date(timestamp).toISOString().slice(11, 23);
  const grade = level === undefined || level === "info" ? undefined : level;
  return [time, category, grade, message === undefined ? undefined : cut(printable(message), 200), compactFields(data)]
    .filter((part) => part !== undefined && part !== "")
    .join("  ");
}

function moment(timestamp: number | undefined): string {
  return timestamp === undefined ? "" : `  ${new Date(timestamp).toISOString()}`;
}
