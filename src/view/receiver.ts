import type { IncomingMessage, ServerResponse } from "node:http";

import { readEnvelopeRequest } from "./http/envelope-request.js";
import type { EnvelopeItem } from "./http/envelope.js";
import { host, listen } from "./http/listen.js";
import { Refusal } from "./http/refusal.js";
import { unobservedServer } from "./http/unobserved-server.js";
import { recordsOf, type ReceivedRecord } from "./records/received-record.js";
import { Received } from "./received.js";
import { Subscribers } from "./subscribers.js";

/** How to start a receiver; each field has a default. */
export interface ReceiverOptions {
  /** 0 to 65535; default 0, any free port. */
  readonly port?: number;
  /** How many errors, spans, logs, … are kept, each; default 10 000. */
  readonly keep?: number;
  /** The largest body taken, in bytes as it comes over the wire; default 20 MiB. */
  readonly maxBodyBytes?: number;
  /** The largest body taken, in bytes after decompression; default 100 MiB. */
  readonly maxContentBytes?: number;
}

/** One part of an envelope that has arrived, as it was sent (`payload`) and as it was understood (`records`). */
export interface ReceivedItem extends EnvelopeItem {
  readonly records: readonly ReceivedRecord[];
}

/** A small server that takes what a Sentry SDK sends. */
export interface Receiver {
  /** For `Sentry.init({ dsn })`: `http://public@127.0.0.1:PORT/1`. */
  readonly dsn: string;
  readonly port: number;
  /** What has arrived so far; up to date as soon as `Sentry.flush()` resolves. */
  readonly received: Received;
  /** Calls the listener with each item, after it was kept and before the sender gets its answer; returns the way to stop it. */
  subscribe(listener: (item: ReceivedItem) => void): () => void;
  /** Stops listening and cuts the open connections; what was received stays. Again: the same promise. */
  close(): Promise<void>;
}

/**
 * Starts a local receiver for what a Sentry SDK sends: no account, no network, and it listens on 127.0.0.1 only.
 *
 * Rejects with one sentence when the port is taken or is none. It answers like Sentry: 200 with the event's id, 400 for what is
 * no envelope, 403 for a foreign Host or Origin header, 413 for too much, 415 for an unknown encoding, 404 elsewhere. It stores
 * nothing on disk and asks for no key.
 *
 * ```ts
 * const receiver = await startReceiver();
 * Sentry.init({ dsn: receiver.dsn, tracesSampleRate: 1 });
 * // …
 * await Sentry.flush();
 * console.log(report(receiver.received));
 * await receiver.close();
 * ```
 */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const { port: wanted = 0, keep, maxBodyBytes = 20 * 2 ** 20, maxContentBytes = 100 * 2 ** 20 } = options;
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new RangeError(
      `Cannot start the receiver on port ${wanted}: a port is a whole number from 0 to 65535. Choose one, or 0 for any free one.`,
    );
  }
  const received = new Received(keep);
  const subscribers = new Subscribers<ReceivedItem>();

  async function take(request: IncomingMessage): Promise<{ id?: string }> {
    const { eventId, items } = await readEnvelopeRequest(request, { wire: maxBodyBytes, content: maxContentBytes });
    for (const item of items) {
      const records = recordsOf(item);
      for (const record of records) received.add(record);
      subscribers.tell({ ...item, records });
    }
    return eventId === undefined ? {} : { id: eventId };
  }

  const server = unobservedServer((request, response) => {
    take(request).then(
      (answer) => reply(response, 200, answer),
      (error: unknown) => refuse(response, error),
    );
  });
  const port = await listen(server, wanted);
  let closed: Promise<void> | undefined;

  return {
    dsn: `http://public@${host}:${port}/1`,
    port,
    received,
    subscribe: (listener) => subscribers.add(listener),
    close: () =>
      (closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })),
  };
}

function refuse(response: ServerResponse, error: unknown): void {
  if (error instanceof Refusal) reply(response, error.status, { detail: error.message });
  else reply(response, 500, { detail: "The receiver failed over this request." });
}

function reply(response: ServerResponse, status: number, answer: object): void {
  response.writeHead(status, { "content-type": "application/json", "x-content-type-options": "nosniff" });
  response.end(JSON.stringify(answer));
}
