import { makeOfflineTransport, type Transport } from "@sentry/core";
import { report } from "../../runtime/diagnostics.js";
import { makeNodeTransport, type NodeOptions } from "../../sentry/init.js";
import { PLACE } from "../place.js";
import { BUFFER_SIZE } from "./buffer-size.js";
import { Delivery } from "./delivery.js";
import { Drain } from "./drain.js";
import { EnvelopeStore } from "./envelope-store.js";
import { openFolder } from "./folder.js";
import { keepAtExit } from "./leftovers.js";
import { Limits } from "./limits.js";
import { Line } from "./line.js";
import { Losses } from "./losses.js";
import { checkedOffline, type Offline, type OfflineOptions } from "./offline-options.js";
import { StoringTransport } from "./storing-transport.js";
import { answerOf, timedRequests, type OnAnswer } from "./timed-requests.js";

type MakeTransport = NonNullable<NodeOptions["transport"]>;
type TransportOptions = Parameters<MakeTransport>[0];

/**
 * A transport that loses nothing when Sentry cannot be reached: what does not arrive (no connection, no answer, 429, 5xx) is kept in a
 * folder on disk and sent later, also by the next process; `retry-after` and rate limits are kept to, each for its category.
 *
 * What is kept arrives once, but for two cases in which nobody can know whether it had arrived. Where a connection breaks or times out
 * before the answer, it is sent again. Where a process ends in the middle of a request, errors are sent again, with their event id, by
 * which Sentry knows them; spans, logs and metrics have none, and are not. What Sentry refuses for good (400, 401, 403, 413) is dropped.
 * Dropped things are counted in client reports, and told of once as a diagnostic.
 *
 * By default at most 50 MB for each DSN are kept for at most 5 days; the oldest go first. At `process.exit()` what has not been sent is written to
 * the folder. It does not protect what is in memory from `kill -9`, nor the last seconds from a power cut, and it does not encrypt.
 *
 * @throws `SetupError` for an option that cannot be used. A folder that cannot be used is told of, and nothing is kept.
 *
 * @example
 * Sentry.init({ dsn, transport: offlineTransport({ directory: "./data/sentry" }) });
 */
export function offlineTransport(options?: OfflineOptions): MakeTransport {
  const settings = checkedOffline(options);
  return (transportOptions) => {
    const folder = usableFolder(settings, transportOptions.url);
    return folder !== undefined
      ? makeStoringTransport(transportOptions, folder, settings)
      : makeNodeTransport(timed(transportOptions, settings));
  };
}

function timed(options: TransportOptions, { requestTimeout }: Offline, onAnswer: OnAnswer = () => undefined): TransportOptions {
  return { ...options, httpModule: timedRequests(options.url, requestTimeout, onAnswer, options.httpModule) };
}

function usableFolder({ directory }: Offline, url: string): string | undefined {
  try {
    return openFolder(directory, url);
  } catch (error) {
    report(PLACE, "what cannot be sent will not be kept, for there is no safe folder for it", error);
    return undefined;
  }
}

function makeStoringTransport(options: TransportOptions, folder: string, settings: Offline): Transport {
  const { bufferSize = BUFFER_SIZE, recordDroppedEvent } = options;
  const losses = new Losses(recordDroppedEvent);
  const store = new EnvelopeStore(folder, settings, losses);
  const line = new Line(bufferSize);
  const limits = new Limits(() => transport.wake());
  // How many go at once is for the line to say, and what is lost is counted here: most of what the SDK takes for lost is kept.
  const alone = { ...options, bufferSize: Infinity, recordDroppedEvent: () => undefined };
  const wire = makeNodeTransport(timed(alone, settings, (answer) => limits.learn(answerOf(answer))));
  const drain = new Drain(store, limits, new Delivery({ wire, store, line, limits, losses }), () => transport.wake());
  const offline = makeOfflineTransport(() => drain.transport)({ ...options, flushAtStartup: false, createStore: () => drain.store });
  const transport = new StoringTransport({ wire, offline, store, line, drain, losses });
  keepAtExit(transport);
  return transport;
}
