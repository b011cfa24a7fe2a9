import { createClientReportEnvelope, dsnToString } from "@sentry/core";
import type { Client } from "./sdk.js";

/** How long a count waits for more, in ms. The SDK itself sends what it is told every minute, and at the end. */
const LONGEST = 1000;

/** The spans that one client has not been told of. */
class Count {
  readonly client: Client;
  #spans = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(client: Client) {
    this.client = client;
    const tell = (): void => this.tell();
    // Before the SDK's own listener, which sends what was counted (@sentry/node 11.12, sdk/client.js).
    process.prependListener("beforeExit", tell);
    client.on("flush", () => this.#report());
    client.on("close", () => void process.off("beforeExit", tell));
  }

  add(): void {
    if (++this.#spans === 1) this.#timer ??= setTimeout(() => this.tell(), LONGEST).unref();
  }

  /** Tells the client. */
  tell(): void {
    const spans = this.#take();
    if (spans > 0) this.client.recordDroppedEvent("sample_rate", "span", spans);
  }

  /** A client that flushes has sent its own counts before it says so: these go by themselves. */
  #report(): void {
    const { sendClientReports, tunnel } = this.client.getOptions();
    const dsn = this.client.getDsn();
    const quantity = this.#take();
    if (quantity === 0 || sendClientReports !== true || dsn === undefined) return;
    const dropped = [{ reason: "sample_rate", category: "span", quantity }] as const;
    this.client
      .sendEnvelope(createClientReportEnvelope([...dropped], tunnel ? dsnToString(dsn) : undefined))
      .then(undefined, () => undefined);
  }

  #take(): number {
    const spans = this.#spans;
    this.#spans = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return spans;
  }
}

let last: Count | undefined;

/**
 * Counts a span that is not kept. Nearly all are not because their trace is not: to tell the client of each by itself takes most of what such
 * a call costs.
 */
export function countDropped(client: Client, reason: Parameters<Client["recordDroppedEvent"]>[0]): void {
  if (reason !== "sample_rate") return client.recordDroppedEvent(reason, "span");
  if (last?.client !== client) {
    last?.tell();
    last = new Count(client);
  }
  last.add();
}
