import { asArray, asNumber, asObject, asObjects, asText, type JsonObject } from "../untrusted.js";
import { receivedEvent, type ReceivedEvent } from "./received-event.js";

/** An error event, or a captured message. */
export interface ReceivedError extends ReceivedEvent {
  /** Default `"error"`. */
  readonly level: string;
  /** The error first, then its causes; empty for a bare message. */
  readonly exceptions: readonly ReceivedException[];
  /** The text of a captured message. */
  readonly message: string | undefined;
  readonly fingerprint: readonly unknown[];
}

/** One error of a chain of causes. */
export interface ReceivedException {
  readonly type: string | undefined;
  readonly value: string | undefined;
  /** How it was caught: `generic`, `auto.node.onunhandledrejection`, … */
  readonly mechanism: string | undefined;
  readonly handled: boolean | undefined;
  /** The innermost frame of the sender's own code: `Moderation.ban (src/moderation.ts:12)`. */
  readonly at: string | undefined;
}

/** Reads an envelope item of type `event`. */
export function receivedError(event: JsonObject): ReceivedError {
  // Each field by its name: a spread of what has so many takes five times as long.
  const { eventId, timestamp, traceId, spanId, tags, contexts, user, breadcrumbs } = receivedEvent(event);
  return {
    eventId,
    timestamp,
    traceId,
    spanId,
    tags,
    contexts,
    user,
    breadcrumbs,
    event,
    level: asText(event["level"]) ?? "error",
    // Sentry lists the causes first.
    exceptions: asObjects(asObject(event["exception"])?.["values"]).map(exception).reverse(),
    message: asText(event["message"]) ?? asText(asObject(event["logentry"])?.["message"]),
    fingerprint: asArray(event["fingerprint"]),
  };
}

function exception(value: JsonObject): ReceivedException {
  const mechanism = asObject(value["mechanism"]) ?? {};
  return {
    type: asText(value["type"]),
    value: asText(value["value"]),
    mechanism: asText(mechanism["type"]),
    handled: typeof mechanism["handled"] === "boolean" ? mechanism["handled"] : undefined,
    at: ownFrame(asObjects(asObject(value["stacktrace"])?.["frames"])),
  };
}

function ownFrame(frames: readonly JsonObject[]): string | undefined {
  // The SDK takes WebAssembly for the sender's own code; a database in process is made of it.
  const frame = frames.findLast((candidate) => candidate["in_app"] === true && asText(candidate["filename"])?.startsWith("wasm:") !== true);
  if (!frame) return undefined;
  const place = [asText(frame["filename"]), asNumber(frame["lineno"])].filter((part) => part !== undefined).join(":");
  return `${asText(frame["function"]) ?? "?"} (${place})`;
}
