import { guard } from "../../runtime/guard.js";
import { originalOf } from "../../runtime/errors/probe.js";
import { discordErrorIn, readDiscordError, type DiscordError } from "../../runtime/requests/discord-error.js";
import type { Client, Event, EventHint } from "../../sentry/sdk.js";
import { attachedClients } from "../attached-clients.js";

/** Of several clients: what one of them drops is dropped. */
const has = (which: "droppedCodes" | "warningCodes", { code }: DiscordError): boolean =>
  typeof code === "number" && attachedClients().some(({ options }) => options[which].has(code));

/** Whether an error is one of Discord's that is dropped. */
export function isDropped(error: unknown): boolean {
  const discord = readDiscordError(error);
  return discord !== undefined && has("droppedCodes", discord);
}

/** Completes the events of Discord's errors, whoever captured them. To be added behind the core's own processor. */
export function describeDiscordErrors(client: Client): void {
  const processor = (event: Event, hint: EventHint): Event | null => {
    if (event.type !== undefined || attachedClients().length === 0) return event;
    const described = guard("cogscope/discord", "describing an error of Discord's", () =>
      describe(event, originalOf(hint.originalException)),
    );
    return described === undefined ? event : described;
  };
  client.addEventProcessor(Object.assign(processor, { id: "CogscopeDiscord" }));
}

function describe(event: Event, error: unknown): Event | null {
  const found = discordErrorIn(error);
  if (found === undefined) return event;
  const itself = readDiscordError(error) !== undefined;
  if (itself && has("droppedCodes", found)) return null;
  const { code, status, method, endpoint } = found;
  event.tags = {
    "error.type": "api",
    ...(code !== undefined && { "discord.error_code": code }),
    "api.endpoint": endpoint.slice(0, 200),
    ...(status !== undefined && { "api.status_code": status }),
    ...event.tags,
  };
  event.contexts = {
    ...event.contexts,
    api_error: { endpoint, method, status_code: status, error_code: code, ...event.contexts?.["api_error"] },
  };
  if (!itself) return event;
  // One issue for a command, wherever in it the answer was given; what somebody has chosen himself stays.
  event.fingerprint ??= ["discord", String(code ?? status), method, endpoint, String(event.tags["command.name"] ?? "")];
  if (has("warningCodes", found) && (event.level ?? "error") === "error") event.level = "warning";
  return event;
}
