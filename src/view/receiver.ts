import type { IncomingMessage, ServerResponse } from "node:http";

import { heldBytes } from "./held-bytes.js";
import { answerJson, answerRefusal } from "./http/answer.js";
import { readEnvelopeRequest } from "./http/envelope-request.js";
import { endOfTurn } from "./http/end-of-turn.js";
import type { EnvelopeItem } from "./http/envelope.js";
import { host, listen } from "./http/listen.js";
import { refuseForeigners } from "./http/loopback.js";
import { Refusal } from "./http/refusal.js";
import { unobservedServer } from "./http/unobserved-server.js";
import { checkedOptions, type ReceiverOptions } from "./receiver-options.js";
import { recordsOf, type ReceivedRecord } from "./records/received-record.js";
import { Received } from "./received.js";
import { Subscribers } from "./subscribers.js";
import { PageServer } from "./web/page-server.js";

const mostConnections = 1000;

/** One part of an envelope that has arrived, as it was sent (`payload`) and as it was understood (`records`). */
export interface ReceivedItem extends EnvelopeItem {
  readonly records: readonly ReceivedRecord[];
}

/** A small server that takes what a Sentry SDK sends. */
export interface Receiver {
  /** For `Sentry.init({ dsn })`: `http://public@127.0.0.1:PORT/1`. */
  readonly dsn: string;
  readonly port: number;
  /** Where a browser sees what has arrived: `http://127.0.0.1:PORT/`; without the option `page` nothing is there. */
  readonly pageUrl: string;
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
 * @throws RangeError, as a rejection, for an option that is no number in its range.
 *
 * @example
 * const receiver = await startReceiver();
 * Sentry.init({ dsn: receiver.dsn, tracesSampleRate: 1 });
 * // …
 * await Sentry.flush();
 * console.log(report(receiver.received));
 * await receiver.close();
 */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const { port: wanted, keep, keepBytes, maxBodyBytes, maxContentBytes, page: hasPage } = checkedOptions(options);
  const received = new Received(keep, keepBytes);
  const subscribers = new Subscribers<ReceivedItem>();
  const page = hasPage ? new PageServer(received) : undefined;

  async function take(request: IncomingMessage): Promise<{ id?: string }> {
    const { eventId, items } = await readEnvelopeRequest(request, { wire: maxBodyBytes, content: maxContentBytes });
    const weighed = items.map((item) => ({ item, records: recordsOf(item).map((record) => ({ record, bytes: heldBytes(record.value) })) }));
    // Before anything is kept: what could not be held even alone is not acknowledged.
    for (const { bytes } of weighed.flatMap(({ records }) => records)) if (bytes > keepBytes) throw tooHeavy(bytes, keepBytes);
    for (const { item, records } of weighed) {
      for (const { record, bytes } of records) received.add(record, bytes);
      subscribers.tell({ ...item, records: records.map(({ record }) => record) });
    }
    page?.changed();
    return eventId === undefined ? {} : { id: eventId };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    refuseForeigners(request);
    if (page?.answer(request, response) === true) return;
    const taken = await take(request);
    await endOfTurn();
    answerJson(response, 200, taken);
  }

  const server = unobservedServer((request, response) => {
    answer(request, response).catch((error: unknown) => answerRefusal(response, error));
  });
  // Each sender may have a little in memory; so many of them may.
  server.maxConnections = mostConnections;
  const port = await listen(server, wanted);
  let closed: Promise<void> | undefined;

  return {
    dsn: `http://public@${host}:${port}/1`,
    port,
    pageUrl: `http://${host}:${port}/`,
    received,
    subscribe: (listener) => subscribers.add(listener),
    close: () =>
      (closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })),
  };
}

function tooHeavy(bytes: number, limit: number): Refusal {
  return new Refusal(413, `One item would take ${bytes} bytes of memory, and no more than ${limit} are held in all. Send less at once.`);
}
