import { forEachEnvelopeItem, parseEnvelope } from "@sentry/core";

import { asObject, asText, type JsonObject } from "../untrusted.js";
import { Refusal } from "./refusal.js";

/** One part of an envelope. */
export interface EnvelopeItem {
  /** `event`, `transaction`, `span`, `log`, `trace_metric`, `check_in`, `attachment`, … */
  readonly type: string;
  readonly headers: JsonObject;
  /** A JSON object; bytes for types whose content is not JSON. */
  readonly payload: unknown;
}

/** What one request brings. */
export interface ReceivedEnvelope {
  /** The id of its event, where it has one. */
  readonly eventId: string | undefined;
  readonly items: readonly EnvelopeItem[];
}

/** Types whose payload may be bytes; those of all the others are JSON objects. */
const binaryTypes: ReadonlySet<string> = new Set(["attachment", "profile", "profile_chunk", "replay_recording", "raw_security"]);

/** Reads the body of a request; throws a `Refusal` (400) that says which part is no envelope. */
export function readEnvelope(body: Uint8Array): ReceivedEnvelope {
  const envelope = parsed(body);
  const headers = asObject(envelope[0]);
  if (!headers) throw notAnEnvelope("its first line is not a JSON object");
  const items: EnvelopeItem[] = [];
  forEachEnvelopeItem(envelope, ([itemHeaders, payload]) => {
    items.push(envelopeItem(items.length + 1, itemHeaders, payload));
  });
  return { eventId: asText(headers["event_id"]), items };
}

function parsed(body: Uint8Array): ReturnType<typeof parseEnvelope> {
  try {
    return parseEnvelope(body);
  } catch (error) {
    throw notAnEnvelope(error instanceof Error ? error.message : String(error));
  }
}

function envelopeItem(position: number, wireHeaders: unknown, payload: unknown): EnvelopeItem {
  const headers = asObject(wireHeaders);
  const type = asText(headers?.["type"]);
  if (!headers || type === undefined) throw notAnEnvelope(`the headers of item ${position} have no type`);
  if (binaryTypes.has(type)) return { type, headers, payload };
  const content = asObject(payload instanceof Uint8Array ? json(payload) : payload);
  if (!content) throw notAnEnvelope(`the payload of item ${position}, of type '${type}', is not a JSON object`);
  return { type, headers, payload: content };
}

/** parseEnvelope leaves a payload with a stated length as bytes, and most SDKs but Sentry's own for JavaScript state it. */
function json(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}

function notAnEnvelope(reason: string): Refusal {
  return new Refusal(400, `The body is not a Sentry envelope: ${reason}. Send lines of JSON: envelope headers, item headers, payload.`);
}
