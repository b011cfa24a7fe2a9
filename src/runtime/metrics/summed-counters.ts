import { shared } from "../../metadata/shared.js";
import type { Scopes } from "../../sentry/scopes.js";
import type { Client } from "../../sentry/sdk.js";
import { guard } from "../guard.js";
import { seriesKey } from "./series-key.js";
import { sendSums, type Sum } from "./send-sums.js";
import { summedAttributes } from "./summed-attributes.js";

/** How long counters are summed before they are sent. */
const INTERVAL = 10_000;

/** As many sums are kept at a time; the SDK's own buffer holds as many metrics (@sentry/core 11.12, metrics/internal.js). */
const MOST = 1000;

/** Attributes that take more are sent and not kept, so that the sums of a client stay within 2 MB. */
const LONGEST_KEY = 2000;

interface Sums {
  readonly byKey: Map<string, Sum>;
  timer: NodeJS.Timeout | undefined;
}

const all = shared("metrics.sums", () => new WeakMap<Client, Sums>());

/** Adds to the sum of the counter with these attributes and those of the present scopes. */
export function addToSum(client: Client, scopes: Scopes, { name, attributes: own, value }: Sum): void {
  const attributes = summedAttributes(client, scopes, name, own);
  const key = seriesKey(name, attributes);
  const sums = all.get(client) ?? begin(client);
  const sum = sums.byKey.get(key);
  if (sum !== undefined) return void (sum.value += value);
  if (key.length > LONGEST_KEY) return sendSums(client, [{ name, attributes, value }]);
  sums.byKey.set(key, { name, attributes, value });
  if (sums.byKey.size >= MOST) drain(client, sums);
  else sums.timer ??= setTimeout(() => guard("metrics", "sending the sums of counters", () => drain(client, sums)), INTERVAL).unref();
}

function begin(client: Client): Sums {
  const sums: Sums = { byKey: new Map(), timer: undefined };
  all.set(client, sums);
  client.on("flush", () => {
    // The SDK empties its buffer of metrics in a listener that it adds with a client's first metric (@sentry/core 11.12,
    // utils/weightBasedFlushing.js): it may have come before us. `close()` flushes too, while the client still sends.
    if (guard("metrics", "sending the sums of counters", () => drain(client, sums)) === true) client.emit("flush");
  });
  client.on("close", () => forget(sums));
  return sums;
}

/** Hands over what has been summed; gives whether there was something. */
function drain(client: Client, sums: Sums): boolean {
  const ready = [...sums.byKey.values()];
  forget(sums);
  if (ready.length > 0) sendSums(client, ready);
  return ready.length > 0;
}

function forget(sums: Sums): void {
  clearTimeout(sums.timer);
  sums.timer = undefined;
  sums.byKey.clear();
}
