import { asText, type JsonObject } from "../untrusted.js";
import { receivedEvent, type ReceivedEvent } from "./received-event.js";

/** A transaction event of `traceLifecycle: "static"`; its spans are among the received spans. */
export interface ReceivedTransaction extends ReceivedEvent {
  readonly name: string;
}

/** Reads an envelope item of type `transaction`. */
export function receivedTransaction(event: JsonObject): ReceivedTransaction {
  return { ...receivedEvent(event), name: asText(event["transaction"]) ?? "" };
}
