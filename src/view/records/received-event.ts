import { asMoment, asObject, asObjects, asText, type JsonObject } from "../untrusted.js";

/** What error events and transactions have in common. */
export interface ReceivedEvent {
  readonly eventId: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number | undefined;
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
  readonly tags: JsonObject;
  /** All of them, those of the SDK (`runtime`, `os`, `trace`, …) included. */
  readonly contexts: Readonly<Record<string, JsonObject>>;
  readonly user: JsonObject | undefined;
  /** Oldest first. */
  readonly breadcrumbs: readonly ReceivedBreadcrumb[];
  /** The event as it was sent. */
  readonly event: JsonObject;
}

/** What happened before an event. */
export interface ReceivedBreadcrumb {
  /** Milliseconds since 1970. */
  readonly timestamp: number | undefined;
  readonly category: string | undefined;
  readonly level: string | undefined;
  readonly message: string | undefined;
  readonly data: JsonObject;
}

/** Reads what error events and transactions have in common. */
export function receivedEvent(event: JsonObject): ReceivedEvent {
  const contexts = Object.fromEntries(
    Object.entries(asObject(event["contexts"]) ?? {}).map(([name, block]) => [name, asObject(block) ?? {}]),
  );
  return {
    eventId: asText(event["event_id"]) ?? "",
    timestamp: asMoment(event["timestamp"]),
    traceId: asText(contexts["trace"]?.["trace_id"]),
    spanId: asText(contexts["trace"]?.["span_id"]),
    tags: asObject(event["tags"]) ?? {},
    contexts,
    user: asObject(event["user"]),
    breadcrumbs: asObjects(event["breadcrumbs"]).map(breadcrumb),
    event,
  };
}

function breadcrumb(crumb: JsonObject): ReceivedBreadcrumb {
  return {
    timestamp: asMoment(crumb["timestamp"]),
    category: asText(crumb["category"]),
    level: asText(crumb["level"]),
    message: asText(crumb["message"]),
    data: asObject(crumb["data"]) ?? {},
  };
}
