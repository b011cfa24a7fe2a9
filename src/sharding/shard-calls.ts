import { guard } from "../runtime/guard.js";
import { activeClient } from "../sentry/client.js";
import { activeSpan, startSpan } from "../telemetry/start-span.js";
import { traceHeaders } from "../telemetry/trace-headers.js";
import { commentOf } from "./carried-headers.js";
import { nameOf } from "./name-of.js";
import type { Bare } from "./replace-method.js";

/** The calls of a manager or a shard to other shards. One that makes another, as `fetchClientValues` may, is one span. */
export class ShardCalls {
  isOn = true;
  #inside = false;

  /** Whether a call is being made in this very moment, so that what it calls is its own. */
  get isCalling(): boolean {
    return this.#inside;
  }

  /** Runs a call in a span of the open trace, as `@Span` does; where none is open, and where Sentry is off, it is the bare call. */
  call(name: string, body: () => unknown): unknown {
    if (!this.isOn || this.#inside || activeClient() === undefined) return body();
    return activeSpan() === undefined ? this.#calling(body) : startSpan("discord.broadcast", name, () => this.#calling(body));
  }

  /** A method as such a call; its first argument is in the name where that is a mere name. */
  readonly named =
    (method: string) =>
    (original: Bare): Bare =>
    (...args) =>
      this.call(nameOf(method, args[0]), () => original(...args));

  /** What the scripts of a call carry. */
  comment(): string {
    return this.isOn ? (guard("cogscope/sharding", "reading the trace for the shards", () => commentOf(traceHeaders())) ?? "") : "";
  }

  #calling(body: () => unknown): unknown {
    this.#inside = true;
    try {
      return body();
    } finally {
      this.#inside = false;
    }
  }
}
