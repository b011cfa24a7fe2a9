import type { Masker } from "../../masking/masker.js";
import { maskEvent } from "./mask-event.js";

type Fields = Record<string, unknown>;

/** One part of an envelope: its headers, and an object, a text or bytes. */
export type Item = [headers: Fields, payload: unknown];

const EVENTS: ReadonlySet<unknown> = new Set(["event", "transaction", "feedback", "replay_event"]);
const SESSIONS: ReadonlySet<unknown> = new Set(["session", "sessions"]);

/** An item without secrets; what it was made of is not changed. */
export function maskItem([headers, payload]: Item, masker: Masker): Item {
  const masked = maskPayload(headers["type"], payload, masker);
  const maskedHeaders = maskHeaders(headers, masker);
  return [masked instanceof Uint8Array && masked !== payload ? { ...maskedHeaders, length: masked.length } : maskedHeaders, masked];
}

/** The name of an attachment is the user's; the rest is the SDK's. */
function maskHeaders(headers: Fields, masker: Masker): Fields {
  const { filename } = headers;
  return typeof filename === "string" ? { ...headers, filename: masker.text(filename) } : headers;
}

function maskPayload(type: unknown, payload: unknown, masker: Masker): unknown {
  if (payload instanceof Uint8Array) return maskBytes(payload, masker);
  if (typeof payload !== "object" || payload === null) return masker.value(payload);
  if (EVENTS.has(type)) return maskEvent(payload as Fields, masker);
  return SESSIONS.has(type) ? maskSession(payload as Fields, masker) : masker.value(payload);
}

/** `sid` is the session's name here, and no secret. */
const maskSession = ({ sid, ...session }: Fields, masker: Masker): Fields => ({
  ...(sid !== undefined && { sid }),
  ...masker.value(session),
});

/** Bytes that are no UTF-8 or hold a NUL are no text, and stay: a picture, an archive, a text in UTF-16. */
function maskBytes(bytes: Uint8Array, masker: Masker): Uint8Array {
  const text = decoded(bytes);
  if (text === undefined || text.includes("\0")) return bytes;
  const masked = masker.text(text);
  return masked === text ? bytes : new TextEncoder().encode(masked);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
