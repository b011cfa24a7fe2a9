import { shared } from "../../metadata/shared.js";
import type { Client } from "../../sentry/sdk.js";

const counts = shared("flushes", () => new WeakMap<Client, number>());

export const flushesOf = (client: Client): number => counts.get(client) ?? 0;

export function countFlush(client: Client): void {
  counts.set(client, flushesOf(client) + 1);
}
