import { asMoment, asNumber, asObjects, asText, type JsonObject } from "../untrusted.js";

/** What an SDK says it has dropped instead of sending it. */
export interface ReceivedClientReport {
  /** Milliseconds since 1970. */
  readonly timestamp: number | undefined;
  readonly discarded: readonly DiscardedItems[];
}

/** So many items of one category, dropped for one reason. */
export interface DiscardedItems {
  /** `queue_overflow`, `before_send`, `sample_rate`, … */
  readonly reason: string;
  /** `error`, `span`, `log_item`, … */
  readonly category: string;
  readonly quantity: number;
}

/** Reads an envelope item of type `client_report`. */
export function receivedClientReport(payload: JsonObject): ReceivedClientReport {
  return {
    timestamp: asMoment(payload["timestamp"]),
    discarded: asObjects(payload["discarded_events"]).map((outcome) => ({
      reason: asText(outcome["reason"]) ?? "",
      category: asText(outcome["category"]) ?? "",
      quantity: asNumber(outcome["quantity"]) ?? 0,
    })),
  };
}
