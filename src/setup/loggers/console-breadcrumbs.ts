import { format } from "node:util";
import type { Level } from "../../annotation/value.js";
import { shared } from "../../metadata/shared.js";
import { guard } from "../../runtime/guard.js";
import { BREADCRUMB_LIMIT, cutText } from "../../runtime/values/cut-text.js";
import { serialise } from "../../runtime/values/serialise.js";
import { getIsolationScope, type Breadcrumb, type Client } from "../../sentry/sdk.js";
import { loggedError, withLoggedErrors, isPlain } from "./logged-error.js";

const state = shared("console-breadcrumbs", () => ({ printing: 0, last: [] as readonly unknown[], lastMethod: "" }));
const completed = shared("console-clients", () => new WeakSet<Client>());

/** Runs the transports of a logger: what they print through the console is the record over again and leaves no second breadcrumb. */
export function whilePrinting<T>(body: () => T): T {
  state.printing++;
  try {
    return body();
  } finally {
    state.printing--;
  }
}

export const isPrinting = (): boolean => state.printing > 0;

/** Whether the console's last breadcrumb is of a call with these arguments; also of one that was not completed yet, the client's first. */
export function isInConsole(args: readonly unknown[]): boolean {
  const last = getIsolationScope().getLastBreadcrumb();
  const isSame = (said: unknown): boolean =>
    Array.isArray(said) && said.length === args.length && args.every((one, at) => Object.is(one, said[at]));
  return args.length > 0 && (isSame(state.last) || (last !== undefined && isConsoles(last) && isSame(last.data?.["arguments"])));
}

/**
 * Completes the SDK's own breadcrumbs of the console. They hold the arguments themselves until an event is sent, and then ask each
 * for its `toJSON`; they leave `%s` in the message, show an object as `[object Object]`, and `console.trace` and a failed
 * `console.assert` as `log` (@sentry/core 11.12, integrations/console.js). `beforeBreadcrumb` is where a breadcrumb can be changed
 * or refused; the SDK reads the option at each one (breadcrumbs.js). The bot's own sees the completed breadcrumb.
 */
export function completeConsoleBreadcrumbs(client: Client): void {
  if (completed.has(client)) return;
  completed.add(client);
  const options = client.getOptions();
  const { beforeBreadcrumb } = options;
  options.beforeBreadcrumb = (breadcrumb, hint) => {
    if (!isConsoles(breadcrumb)) return beforeBreadcrumb ? beforeBreadcrumb(breadcrumb, hint) : breadcrumb;
    if (state.printing > 0) return null;
    if (isEcho(hint?.["input"])) {
      remember(hint?.["input"], "", true);
      return null;
    }
    const complete = guard("cogscope/setup, console", "completing a breadcrumb", () => completion(breadcrumb, hint?.["level"])) ?? {};
    const kept = { ...breadcrumb, ...complete };
    const final = beforeBreadcrumb ? beforeBreadcrumb(kept, hint) : kept;
    remember(hint?.["input"], String(hint?.["level"]), final !== null);
    return final;
  };
}

/** For as long as the call lasts: what comes later is another one. */
function remember(input: unknown, method: string, isKept: boolean): void {
  state.last = isKept && Array.isArray(input) ? input : [];
  state.lastMethod = method;
  queueMicrotask(() => {
    state.last = [];
    state.lastMethod = "";
  });
}

/** Node's `console.trace` prints by `console.error`, a failed `console.assert` by `console.warn`: the SDK hears those as well. */
function isEcho(input: unknown): boolean {
  const text: unknown = Array.isArray(input) ? input[0] : undefined;
  const start = { trace: "Trace", assert: "Assertion failed" }[state.lastMethod];
  return start !== undefined && typeof text === "string" && text.startsWith(start);
}

/** A logger may be called "console" too; the SDK says in the data whose it is. */
const isConsoles = ({ category, data }: Breadcrumb): boolean => category === "console" && data?.["logger"] === "console";

function completion({ message = "", data, level = "log" }: Breadcrumb, method: unknown): Breadcrumb {
  const given: unknown = data?.["arguments"];
  const args = Array.isArray(given) ? (given as unknown[]) : [];
  const text = format(...args.map((arg) => loggedError(arg)?.message ?? told(arg)));
  const prefix = method === "assert" ? (args.length > 0 ? "Assertion failed: " : message) : "";
  const levels: Readonly<Record<string, Level>> = { assert: "error", trace: "debug" };
  return {
    message: cutText(`${prefix}${text}`, BREADCRUMB_LIMIT),
    level: levels[String(method)] ?? level,
    data: { ...data, arguments: serialise(args.map(told)) },
  };
}

/** A plain copy; text and numbers as they are. */
function told(arg: unknown): unknown {
  if (typeof arg !== "object" || arg === null) return typeof arg === "string" || typeof arg === "number" ? arg : serialise(arg);
  return loggedError(arg) ?? serialise(isPlain(arg) ? withLoggedErrors(arg) : arg);
}
