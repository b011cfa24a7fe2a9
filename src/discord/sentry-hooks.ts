import { shared } from "../metadata/shared.js";
import { hookClient } from "../runtime/errors/event-hooks.js";
import { quietRequests } from "../runtime/requests/quiet-requests.js";
import type { Client } from "../sentry/sdk.js";
import { attachedClients } from "./attached-clients.js";
import { describeDiscordErrors } from "./rest/error-events.js";
import { keepTraceHeadersFromDiscord } from "./rest/trace-headers.js";

const met = shared("discord.sentryClients", () => new WeakSet<Client>());

/** Puts what this room needs on a Sentry client, once: the core's hooks first, so that ours see complete events. */
export function meetSentry(client: Client): void {
  if (met.has(client)) return;
  met.add(client);
  keepTraceHeadersFromDiscord(client);
  hookClient(client);
  describeDiscordErrors(client);
  quietRequests(client);
  client.on("flush", () => {
    const ended = attachedClients().map((commands) => commands.endWaiting());
    // The SDK has emptied its buffer of spans before it came to us (@sentry/core 11.12, tracing/spans/spanBuffer.js).
    if (ended.includes(true)) client.emit("flush");
  });
}
