import { forEachEnvelopeItem, type Client, type Envelope } from "@sentry/core";
import { report } from "../../runtime/diagnostics.js";
import { PLACE } from "../place.js";
import type { Content } from "./parcel.js";

type Reason = Parameters<Client["recordDroppedEvent"]>[0];

/** Reasons of the protocol; the SDK's types leave out `cache_overflow` (develop.sentry.dev, Client Reports). */
type LossReason = Reason | "cache_overflow";

export type RecordDropped = Client["recordDroppedEvent"];

/** Counts what will never be sent, so that Sentry learns of it, and tells of it once. */
export class Losses {
  readonly #record: RecordDropped;

  constructor(record: RecordDropped) {
    this.#record = record;
  }

  add(reason: LossReason, contents: readonly Content[], why: string, error?: unknown): void {
    for (const { category, count } of contents) this.#record(reason as Reason, category, count);
    report(PLACE, why, error);
  }

  /** A report that was not taken: its counts go into the next one. */
  restore(envelope: Envelope): void {
    forEachEnvelopeItem(envelope, ([, payload], type) => {
      if (type !== "client_report") return;
      const { discarded_events: discarded } = payload as { discarded_events: { reason: Reason; category: never; quantity: number }[] };
      for (const { reason, category, quantity } of discarded) this.#record(reason, category, quantity);
    });
  }
}
