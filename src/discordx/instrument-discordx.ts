import type { Client as DiscordClient } from "discord.js";
import type { Client } from "discordx";
import { instrumentClient, type Instrumentation } from "../discord/instrument-client.js";
import type { DiscordOptions } from "../discord/options.js";
import { hint } from "../runtime/diagnostics.js";
import { SetupError } from "../runtime/setup-error.js";
import { instrumentationOf, isAnyAttached, noteAttached } from "./attached.js";
import { cogscopeGuard } from "./cogscope-guard.js";
import { leaveHandlers, meetHandlers } from "./meet-handlers.js";
import { prefixesOf, simpleCommandName } from "./simple-command-name.js";
import { watchCalls } from "./watch-calls.js";
import { leaveEvents, watchEvents } from "./watch-events.js";

/**
 * Makes a discordx client report each thing that a user does, as `instrumentClient` does it, and lets the words on a handler and on
 * its class apply, wherever they stand. Without words a handler of a command has a span and the tag `cog.name`, and the errors of
 * all handlers are captured. Functions for autocomplete count as handlers.
 *
 * Options are those of `instrumentClient`; `prefixes` and `prefixCommand` are read from the client: the prefixes of its simple
 * commands where they are texts, and the declared names. Handlers may be loaded before and after. Calling it again for the same
 * client, as after a hot reload, takes the place of the first.
 *
 * It does not run other decorators round a handler that discordx passes over, and it cannot ask a `prefix` that is a function.
 *
 * @throws SetupError where an option cannot be used, or what is given is no client of discordx.
 * @example
 * const client = new Client({ intents: [GatewayIntentBits.Guilds] });
 * instrumentDiscordx(client, { optionValues: ["amount"] });
 */
export function instrumentDiscordx(client: Client, options: DiscordOptions = {}): Instrumentation {
  if (typeof (client as Partial<Client> | undefined)?.interactionHandler?.executeInteraction !== "function") {
    throw new SetupError(
      "what instrumentDiscordx() was given",
      "it takes a client of discordx",
      'Give what new Client(…) of "discordx" made',
    );
  }
  const inner = instrumentClient(client as unknown as DiscordClient, withSimpleCommands(client, options));
  instrumentationOf(client)?.detach();
  const undo = [watchCalls(client), addGuard(client), () => inner.detach()];
  const instrumentation: Instrumentation = {
    detach() {
      undo.splice(0).forEach((step) => step());
      if (isAnyAttached()) return;
      leaveEvents(client.instance.eventManager);
      leaveHandlers(client.instance);
    },
  };
  undo.push(noteAttached(client, instrumentation));
  watchEvents(client.instance.eventManager);
  meetHandlers(client.instance);
  return instrumentation;
}

/** What was said by hand stays; `prefixes` alone mean that the word behind one is the name. */
function withSimpleCommands(client: Client, options: DiscordOptions): DiscordOptions {
  if (options?.prefixCommand !== undefined || options?.prefixes !== undefined) return options;
  if (typeof client.prefix === "function") {
    hint("instrumentDiscordx()", "the client's prefix is a function, so simple commands have no trace of their own; give prefixes");
  }
  const prefixes = prefixesOf(client).filter((prefix) => prefix !== "");
  return { ...options, prefixes, prefixCommand: (message) => simpleCommandName(client, message) };
}

function addGuard(client: Client): () => void {
  const { guards } = client;
  if (guards.includes(cogscopeGuard)) return () => undefined;
  const added = [cogscopeGuard, ...guards];
  client.guards = added;
  return () => void (client.guards = client.guards === added ? guards : client.guards.filter((one) => one !== cogscopeGuard));
}
