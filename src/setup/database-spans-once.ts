import { shared } from "../metadata/shared.js";
import { guard } from "../runtime/guard.js";
import { ORIGIN } from "../runtime/start-span-of.js";
import { getActiveSpan, getRootSpan, spanToJSON, type Client, type Span } from "../sentry/sdk.js";
import { isSampled } from "../sentry/span-state.js";

/** Our own database spans round a place, the innermost first. */
interface Around {
  readonly span: Span;
  readonly outer: Around | undefined;
}

/** By the spans inside them; nothing is kept longer than those. */
const around = shared("databaseSpans", () => new WeakMap<Span, Around>());
const hooked = shared("databaseSpansOnce", () => new WeakSet<Client>());

/**
 * Sends a database span of ours with the op `function` where the driver has one of its own inside, however deep, so that no query is
 * counted twice in Sentry's query insights. Without a driver's span ours keeps its op. Both lifecycles; sampled spans alone.
 *
 * It does not see a driver that nobody instruments, nor two drivers' spans of one query (knex's round pg's).
 *
 * @example
 * sendDatabaseSpansOnce(client); // @Span("db.query") round pool.query(…): `function` round the driver's `db`
 */
export function sendDatabaseSpansOnce(client: Client): void {
  if (hooked.has(client)) return;
  hooked.add(client);
  client.on("spanStart", (span) => void (isSampled(span) && guard("sendDatabaseSpansOnce", "looking at a span", () => look(span))));
}

/** While a span starts, the active one is its parent, also one that was given (@sentry/core 11.12, tracing/trace.js). */
function look(span: Span): void {
  const parent = getRootSpan(span) === span ? undefined : getActiveSpan();
  const outer = open(parent && around.get(parent));
  const { attributes = {} } = spanToJSON(span);
  const { "sentry.origin": origin, "sentry.op": op } = attributes;
  if (origin === ORIGIN && isDatabase(op)) around.set(span, { span, outer });
  else if (outer !== undefined && String(origin).startsWith("auto.db")) countedBelow(outer);
  else if (outer !== undefined) around.set(span, outer);
}

function countedBelow(innermost: Around): void {
  for (let at: Around | undefined = innermost; at !== undefined; at = at.outer) {
    if (at.span.isRecording()) at.span.setAttribute("sentry.op", "function");
  }
}

/** What has ended is round nothing. */
function open(found: Around | undefined): Around | undefined {
  let at = found;
  while (at !== undefined && !at.span.isRecording()) at = at.outer;
  return at;
}

const isDatabase = (op: unknown): boolean => typeof op === "string" && /^db(?:\.|$)/.test(op);
