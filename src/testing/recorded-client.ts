import { guard } from "../runtime/guard.js";
import { processScopes } from "../sentry/process-scopes.js";
import type { Client } from "../sentry/sdk.js";
import { areTimersFaked } from "./are-timers-faked.js";
import { Captures } from "./captures.js";

/** The client that a recording listens to. */
export class RecordedClient {
  readonly captures = new Captures();
  #client: Client | undefined;
  #end: (() => Promise<void>) | undefined;

  /** Listens to a client; `end` is what is to be done when the recording is closed. */
  follow(client: Client, end: () => Promise<void>): void {
    this.#client = client;
    const stop = this.captures.follow(client);
    this.#end = () => end().finally(stop);
  }

  /** Whether something was given since the last flush, and be it a counter that is still being summed. */
  get isUnsent(): boolean {
    // What waits outside of the SDK is handed to it now, and so is noted. A client that is no longer listened to is left alone.
    if (!this.captures.isUnsent && this.#end !== undefined)
      guard("recordSentry()", "looking for what was not sent", () => this.#client?.emit("flush"));
    return this.captures.isUnsent;
  }

  async flush(timeout: number): Promise<void> {
    if (areTimersFaked())
      throw new Error("Cannot flush Sentry while timers are faked: it waits with one. Use real timers first, or leave setTimeout real.");
    if ((await this.#client?.flush(timeout)) === false)
      throw new Error(`Sentry was not done within ${timeout} ms: something that it was given cannot be sent.`);
    this.captures.isUnsent = false;
  }

  reset(): void {
    // The SDK's buffers of spans, logs and metrics are handed to the transport in this turn.
    this.#client?.emit("flush");
    this.captures.forget();
    processScopes.isolationScope.clearBreadcrumbs();
    // It drops an error that equals the last one, be that of another test (@sentry/core 11.12, integrations/dedupe.js).
    if (this.#client) void this.#client.getIntegrationByName("Dedupe")?.processEvent?.({}, {}, this.#client);
  }

  async close(): Promise<void> {
    const end = this.#end;
    this.#end = undefined;
    await end?.();
  }
}
