import { report } from "../../runtime/diagnostics.js";
import type { Client } from "../../sentry/sdk.js";
import { PLACE } from "../place.js";

/**
 * Tells once when a burst was more than a client holds; the SDK counts it in its reports and says nothing here
 * (@sentry/core 11.12, client.js, `_process`). Gives what stops it.
 */
export function watchOverflow(client: Client): () => void {
  const recordDroppedEvent = client.recordDroppedEvent;
  const watched: typeof recordDroppedEvent = (reason, category, count) => {
    if (reason === "queue_overflow")
      report(
        PLACE,
        "more was captured at once than is held; what was over is dropped, and counted in Sentry's client reports. Raise transportOptions.bufferSize",
      );
    Reflect.apply(recordDroppedEvent, client, [reason, category, count]);
  };
  client.recordDroppedEvent = watched;
  return () => {
    if (client.recordDroppedEvent === watched) client.recordDroppedEvent = recordDroppedEvent;
  };
}
