import type { Client } from "../sentry/sdk.js";

/** What a client has been given to send, which a recording alone does not tell: errors arrive in another order than they were captured in. */
export class Captures {
  /** The ids of events, in the order of their capture. */
  readonly ids: (string | undefined)[] = [];
  /** What was thrown, by the id of its event. */
  readonly #thrown = new Map<string, unknown>();
  /** Events that were captured before the last reset, and are not to arrive after it. */
  readonly #forgotten = new Set<string>();
  /** Whether something was given to the client since the last flush. */
  isUnsent = false;

  /** Listens to a client; gives the way to stop it. */
  follow(client: Client): () => void {
    const note = (): void => void (this.isUnsent = true);
    const off = [
      client.on("preprocessEvent", ({ event_id: id, type }, hint) => {
        note();
        this.ids.push(id);
        if (id !== undefined && type === undefined) this.#thrown.set(id, hint?.originalException);
      }),
      client.on("spanEnd", note),
      client.on("afterCaptureLog", note),
      client.on("afterCaptureMetric", note),
    ];
    return () => off.forEach((stop) => stop());
  }

  thrownOf(id: string): unknown {
    return this.#thrown.get(id);
  }

  /** Where an event stands; what a client captures itself gets its id later, and comes last. */
  placeOf(id: string): number {
    const at = this.ids.indexOf(id);
    return at === -1 ? this.ids.length : at;
  }

  isForgotten(id: string): boolean {
    return this.#forgotten.has(id);
  }

  forget(): void {
    for (const id of this.ids) if (id !== undefined) this.#forgotten.add(id);
    this.ids.length = 0;
    this.#thrown.clear();
    this.isUnsent = false;
  }
}
