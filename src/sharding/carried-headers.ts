import type { TraceHeaders } from "../telemetry/trace-headers.js";

/**
 * A script goes from process to process as text, and nothing else goes with it: the trace is carried in a comment in front of it, or of
 * the function that it calls. To a shard that does not look for it that means nothing. In it stand Sentry's two headers alone.
 */
const COMMENT = /^(\(?)\/\*cogscope (\{[^*\n]*\})\*\//;

/** The comment for a script; none where there is nothing to carry, or something that no comment holds. */
export function commentOf(headers: TraceHeaders): string {
  const { "sentry-trace": trace, baggage } = headers;
  if (trace === undefined) return "";
  const comments = [{ "sentry-trace": trace, baggage }, { "sentry-trace": trace }].map((one) => `/*cogscope ${JSON.stringify(one)}*/`);
  return comments.find((comment) => COMMENT.exec(comment)?.[0] === comment) ?? "";
}

/** What a script carries, and what it is without that. */
export interface Carried {
  readonly headers: TraceHeaders | undefined;
  readonly script: string;
}

export function carriedBy(script: string): Carried {
  const [whole, bracket, json] = COMMENT.exec(script) ?? [];
  if (whole === undefined || bracket === undefined || json === undefined) return { headers: undefined, script };
  try {
    return { headers: JSON.parse(json) as TraceHeaders, script: bracket + script.slice(whole.length) };
  } catch {
    return { headers: undefined, script };
  }
}

/** A script of the same meaning that carries a comment: a text, or something that a manager makes the same text of as of the function. */
export function carrying<S>(script: S, source: string, comment: string): S {
  if (typeof script === "string") return (comment + source) as S;
  const carrier = (): never => {
    throw new Error("it is called by its text alone");
  };
  return Object.defineProperty(carrier, "toString", { value: () => comment + source }) as S;
}
