import { envelopeItemTypeToDataCategory } from "@sentry/core";
import type { Masker } from "../../masking/masker.js";
import { report } from "../../runtime/diagnostics.js";
import type { Client } from "../../sentry/sdk.js";
import { PLACE } from "../place.js";
import { maskItem, type Item } from "./mask-item.js";

type Fields = Record<string, unknown>;
type Envelope = [headers: Fields, items: Item[]];

/**
 * Masks secrets in all that a client sends. Every envelope passes `sendEnvelope`, and with it this hook, behind `beforeSend` and all
 * processors: events, transactions, spans, logs, metrics, sessions, check-ins, feedback, attachments, client reports (@sentry/core
 * 11.12, client.js; whoever else sends calls it). Hooks on `beforeEnvelope` that are added later see what is masked, and what they add is not.
 */
export function maskEnvelopes(client: Client, masker: Masker): void {
  client.on("beforeEnvelope", (envelope) => maskEnvelope(envelope, client, masker));
}

/** In place, for the SDK sends this very list; the items are new where they had secrets. */
function maskEnvelope(envelope: Envelope, client: Client, masker: Masker): void {
  envelope[0] = maskTrace(envelope[0], masker);
  envelope[1] = envelope[1].flatMap((item) => {
    try {
      return [maskItem(item, masker)];
    } catch (error) {
      drop(item, client, error);
      return [];
    }
  });
}

/** Of the headers the trace alone holds what users write, the name of its root; the DSN and its key belong there. */
function maskTrace(headers: Fields, masker: Masker): Fields {
  try {
    const { trace, ...others } = headers;
    if (typeof trace !== "object" || trace === null) return headers;
    const { public_key, ...rest } = trace as Fields;
    return { ...others, trace: { ...masker.value(rest), ...(public_key !== undefined && { public_key }) } };
  } catch (error) {
    report(PLACE, "the trace of an envelope could not be masked; it is sent without one", error);
    const { trace: _trace, ...others } = headers;
    return others;
  }
}

/** What cannot be masked must not leave as it is. */
function drop([headers]: Item, client: Client, error: unknown): void {
  report(PLACE, "something could not be masked and was not sent", error);
  const { type, item_count: count } = headers;
  const category = envelopeItemTypeToDataCategory(type as Parameters<typeof envelopeItemTypeToDataCategory>[0]);
  client.recordDroppedEvent("internal_sdk_error", category, typeof count === "number" ? count : 1);
}
