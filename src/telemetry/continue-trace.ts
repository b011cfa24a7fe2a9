import type { Annotation } from "../annotation/annotation.js";
import { compile } from "../plan/compile.js";
import { read } from "../runtime/errors/expected.js";
import { surroundings } from "../runtime/frame.js";
import { outside } from "../runtime/outside.js";
import { prepared } from "../runtime/readings/prepared.js";
import { run } from "../runtime/run.js";
import { activeClient } from "../sentry/client.js";
import { runIn } from "../sentry/scopes.js";
import type { Span } from "../sentry/sdk.js";
import { continueTrace as continueInScope } from "../sentry/trace-propagation.js";
import { activeSpan } from "./start-span.js";
import type { TraceHeaders } from "./trace-headers.js";

/**
 * Runs a callback as an entry point that goes on with the trace of another process: scopes of its own, and a span whose parent is the
 * one that {@link traceHeaders} was called in. Sampling is decided already, by the caller. Without headers, or with some that are none,
 * it is a trace of its own, as with `startTransaction`. Gives what the callback gives, and throws what it throws.
 *
 * Take headers only from who may decide what you pay for: who writes them says whether the trace is kept.
 *
 * @example
 * socket.on("message", (text) => {
 *   const { work, trace } = JSON.parse(text);
 *   return continueTrace(trace, "task.run", "recount", () => recount(work));
 * });
 */
export function continueTrace<T>(
  headers: TraceHeaders | null | undefined,
  op: string,
  name: string,
  callback: (span: Span | undefined) => T,
): T {
  return runContinued(headers, name, [{ kind: "transaction", op, name }], () => callback(activeSpan()));
}

/** The same with all that annotations may say. */
export function runContinued<T>(
  headers: TraceHeaders | null | undefined,
  name: string,
  annotations: readonly Annotation[],
  callback: () => T,
): T {
  const sentryTrace = textOf(headers, "sentry-trace");
  const baggage = textOf(headers, "baggage");
  const runAs = (newTrace: boolean): T => {
    const compiled = compile({ key: name, declaredIn: undefined, classes: [], own: annotations });
    // There is no function of the bot's that bears the name: `code.function.name`, which comes first, is left out.
    const span = compiled.span && { ...compiled.span, attributes: compiled.span.attributes.slice(1) };
    const plan = { ...compiled, entry: true, newTrace, span };
    return run({ plan, prepared: prepared(plan), original: callback, kind: "plain", self: undefined, args: [] }) as T;
  };
  if (activeClient() === undefined) return runAs(true);
  const isContinued = sentryTrace !== undefined && HEADER.test(sentryTrace);
  const enter = (): T => (isContinued ? continueInScope({ sentryTrace, baggage }, () => runAs(false)) : runAs(true));
  return runIn(outside(surroundings()), true, enter, undefined, undefined, undefined);
}

/** `<trace>-<span>`, and perhaps whether it is sampled. */
const HEADER = /^[0-9a-f]{32}-[0-9a-f]{16}(-[01])?$/;

function textOf(headers: unknown, name: keyof TraceHeaders): string | undefined {
  const value = read(headers, name);
  return typeof value === "string" ? value : undefined;
}
