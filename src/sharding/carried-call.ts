import { guard } from "../runtime/guard.js";
import { carriedBy, carrying } from "./carried-headers.js";
import type { ConcurrentScripts } from "./concurrent-scripts.js";
import { nameOf } from "./name-of.js";
import type { Bare } from "./replace-method.js";
import type { ShardCalls } from "./shard-calls.js";

interface EvalOptions {
  readonly context?: unknown;
}

/** `broadcastEval` in a span, its script carrying the trace; what it gives and throws is what it gives and throws without. */
export const broadcastEval =
  (calls: ShardCalls, running: ConcurrentScripts | undefined, original: Bare): Bare =>
  (...args) =>
    calls.call(nameOf("broadcastEval", args[0]), () => callCarrying(calls, running, original, args));

/** The call alone, without a span. */
export function callCarrying(calls: ShardCalls, running: ConcurrentScripts | undefined, original: Bare, args: readonly unknown[]): unknown {
  const [script, options] = args;
  const source = guard("cogscope/sharding", "reading a script", () => sourceOf(script));
  if (source === undefined) return original(...args);
  const call = (comment: string): unknown =>
    comment === "" ? original(...args) : original(carrying(script, source, comment), ...args.slice(1));
  const text = running && textOf(source, options as EvalOptions | undefined);
  return running === undefined || text === undefined ? call(calls.comment()) : running.during(text, calls.comment(), call);
}

/** A function's text, or the script without what it carries already. What is neither is left to whoever refuses it. */
function sourceOf(script: unknown): string | undefined {
  if (typeof script === "function") return String(script);
  return typeof script === "string" && script !== "" ? carriedBy(script).script : undefined;
}

/** As discord.js puts it together (14.28, ShardingManager.js, ShardClientUtil.js); nothing for a context that it will refuse. */
function textOf(source: string, options: EvalOptions | undefined): string | undefined {
  try {
    return `(${source})(this, ${JSON.stringify(options?.context)})`;
  } catch {
    return undefined;
  }
}
