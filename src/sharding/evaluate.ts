import type { Annotation } from "../annotation/annotation.js";
import { guard } from "../runtime/guard.js";
import { activeClient } from "../sentry/client.js";
import type { TraceHeaders } from "../telemetry/trace-headers.js";
import { runContinued } from "../telemetry/continue-trace.js";
import { carriedBy } from "./carried-headers.js";
import { functionName, nameOf } from "./name-of.js";

/** Whose evaluation it is, as tags. */
export type Whose = Readonly<Record<string, string | number>>;

/**
 * Runs what has come from another process as an entry point: scopes of its own, the shard's tags, and a span where the caller has one.
 * What it throws is captured here, where its stack is, and is thrown on to the caller.
 */
export function evaluate(script: unknown, whose: () => Whose, body: () => unknown): unknown {
  if (typeof script !== "string" || activeClient() === undefined) return body();
  const prepared = guard("cogscope/sharding", "preparing an evaluation", () => {
    const { headers, script: source } = carriedBy(script);
    const tags = Object.entries(whose()).map(([key, value]): Annotation => ({ kind: "tag", key, value }));
    const captured: Annotation = { kind: "captureErrors", tags: { "event.name": "broadcastEval" } };
    const span = headers && spanOf("discord.evaluate", "evaluate", source);
    return { headers, said: [...tags, captured, ...(span ? [span] : [])] };
  });
  return prepared === undefined ? body() : runContinued(prepared.headers, "the evaluation of a script", prepared.said, body);
}

/** Runs in a manager what one of its shards asks of all the others. Its errors are none of the manager's: they are captured where they are made. */
export const forward = (headers: TraceHeaders, source: string, body: () => unknown): unknown =>
  runContinued(headers, "the forwarding of a script", [spanOf("discord.broadcast", "broadcastEval", source)], body);

/** Named after the function, where that has a name: its text is all that has come. */
const spanOf = (op: string, method: string, source: string): Annotation => ({
  kind: "transaction",
  op,
  name: nameOf(method, functionName(source)),
});
