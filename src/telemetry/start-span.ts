import { compile } from "../plan/compile.js";
import { openParent } from "../runtime/decide-span.js";
import { frameOf } from "../runtime/frame.js";
import { prepared } from "../runtime/readings/prepared.js";
import { run } from "../runtime/run.js";
import { getCurrentScope, type Span } from "../sentry/sdk.js";

type Callback<T> = (span: Span | undefined) => T;

/**
 * Runs a callback in a span of the open trace, as `@Span` does for a method. With no open span round it there is none, and the
 * callback gets `undefined`. Default name: the op.
 *
 * @example
 * const rows = await startSpan("db.query", "Fetch cases", () => database.query(sql));
 */
export function startSpan<T>(op: string, callback: Callback<T>): T;
export function startSpan<T>(op: string, name: string | undefined, callback: Callback<T>): T;
export function startSpan<T>(op: string, ...rest: [Callback<T>] | [string | undefined, Callback<T>]): T {
  const [name, callback] = rest.length === 1 ? [op, rest[0]] : rest;
  return runAs("span", op, name ?? op, callback);
}

/**
 * Runs a callback as an entry point, as `@Transaction` does for a method: a trace and an isolation scope of its own.
 *
 * @example
 * await startTransaction("task.run", "refresh-bans", () => refreshBans());
 */
export function startTransaction<T>(op: string, name: string, callback: Callback<T>): T {
  return runAs("transaction", op, name, callback);
}

function runAs<T>(kind: "span" | "transaction", op: string, name: string, callback: Callback<T>): T {
  const plan = { ...compile({ key: name, declaredIn: undefined, classes: [], own: [{ kind, op, name }] }) };
  const span = plan.span && { ...plan.span, attributes: [] };
  const original = (): unknown => callback(activeSpan());
  const own = { ...plan, span };
  return run({ plan: own, prepared: prepared(own), original, kind: "plain", self: undefined, args: [] }) as T;
}

/**
 * The innermost open span, if there is one. Sentry's own `getActiveSpan` gives ended ones too.
 *
 * @example
 * getActiveSpan()?.setAttribute("cache.hit", true);
 */
export function activeSpan(): Span | undefined {
  const scope = getCurrentScope();
  return openParent(scope, frameOf(scope));
}
