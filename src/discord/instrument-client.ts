import type { Client } from "discord.js";
import { shared } from "../metadata/shared.js";
import { expectErrors } from "../runtime/errors/expected.js";
import { SetupError } from "../runtime/setup-error.js";
import { activeClient } from "../sentry/client.js";
import { commandsOf, noteAttached } from "./attached-clients.js";
import { RunningCommands } from "./commands/running-commands.js";
import { measurePing } from "./gateway/client-life.js";
import { instrumentEmit } from "./gateway/emit.js";
import { checkedOptions, type DiscordOptions, type CheckedOptions } from "./options.js";
import { isDropped } from "./rest/error-events.js";
import { noteAnswers } from "./rest/note-answers.js";
import { noteRateLimits } from "./rest/rate-limits.js";
import { watchRequests } from "./rest/watch-requests.js";
import { meetSentry } from "./sentry-hooks.js";

/** What {@link instrumentClient} gives. */
export interface Instrumentation {
  /** Leaves the client exactly as it was; commands that run are reported to their end. Calling it again does nothing. */
  detach(): void;
}

const attached = shared("discord.attached", () => new WeakMap<Client, Instrumentation>());

/** The options with which a client was attached. */
export const optionsOf = (client: Client | undefined): CheckedOptions => (client && commandsOf(client)?.options) ?? checkedOptions({});

/**
 * Makes a discord.js client report each thing that a user does: a trace and scopes of its own, user, context, outcome, the time to
 * acknowledge, metrics, and the errors of all listeners. Listeners may be added before and after; none is added, and none changed.
 *
 * A second call for the same client, as after a hot reload, takes the place of the first. Sentry may be initialised before or
 * after. Nothing that users wrote is recorded: no option's value and no message's text, unless the options say so.
 *
 * It does not see errors that a bot's own `try` takes from a function that nobody has annotated: put `@CaptureErrors` on the
 * command, or call `captureExceptionSafe(error)` in the `catch`.
 *
 * @throws SetupError where an option cannot be used, or what is given is no client.
 * @example
 * const client = new Client({ intents: [GatewayIntentBits.Guilds] });
 * instrumentClient(client, { prefixes: ["!"], optionValues: ["amount"] });
 */
export function instrumentClient(client: Client, options: DiscordOptions = {}): Instrumentation {
  if (typeof (client as Partial<Client> | undefined)?.emit !== "function" || typeof client.rest?.request !== "function") {
    throw new SetupError("what instrumentClient() was given", "it takes a discord.js client", "Give what new Client(…) made");
  }
  if (typeof (client.rest.options as Partial<typeof client.rest.options> | undefined)?.makeRequest !== "function") {
    throw new SetupError("this version of discord.js", "cogscope/discord stands on 14.12 or later", "Install a newer discord.js 14");
  }
  const checked = checkedOptions(options);
  attached.get(client)?.detach();
  const instrumentation = attach(client, checked);
  attached.set(client, instrumentation);
  return instrumentation;
}

function attach(client: Client, options: CheckedOptions): Instrumentation {
  const { rest } = client;
  const commands = new RunningCommands(client, options);
  expectErrors(isDropped);
  const sentry = activeClient();
  if (sentry) meetSentry(sentry);
  const undo = [
    instrumentEmit({ client, options, commands, meet: meetSentry }),
    watchRequests(rest, { request: (request) => onRequest(commands, request) }),
    noteAnswers(rest),
    noteRateLimits(rest),
    measurePing(client, options.pingInterval),
    () => commands.stop(),
    noteAttached(commands),
    () => void (attached.get(client) === self && attached.delete(client)),
  ];
  const self: Instrumentation = { detach: () => undo.splice(0).forEach((step) => step()) };
  return self;
}

/** A client logs in before it has heard of any event: its first requests carry no trace headers either. */
function onRequest(commands: RunningCommands, request: Parameters<RunningCommands["request"]>[0]) {
  const sentry = activeClient();
  if (sentry === undefined) return undefined;
  meetSentry(sentry);
  return commands.request(request);
}
