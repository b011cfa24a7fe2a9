import type { Piece, SapphireClient } from "@sapphire/framework";
import { instrumentClient, type Instrumentation } from "../discord/instrument-client.js";
import type { DiscordOptions } from "../discord/options.js";
import { shared } from "../metadata/shared.js";
import { expectErrors } from "../runtime/errors/expected.js";
import { SetupError } from "../runtime/setup-error.js";
import type { MessageCommandPayload } from "./commands/message-command.js";
import { MessageNames } from "./commands/message-names.js";
import { runMessageCommand } from "./commands/run-message-command.js";
import { watchStores } from "./pieces/watch-stores.js";
import { wrapPiece, type Around } from "./pieces/wrap-piece.js";
import { isUserError } from "./user-error.js";

const attached = shared("sapphire.attached", () => new WeakMap<SapphireClient, Instrumentation>());

/**
 * Makes a sapphire bot report by itself: what {@link instrumentClient} does for its client, and for each piece a span, the tag
 * `cog.name` and captured errors, which sapphire itself only hands to its `…Error` events. Message commands are known by their own
 * names, whatever prefix or alias they were called by. Annotations on a piece's class and methods win. `UserError`s are expected.
 *
 * To be called before `client.login()`; later, the pieces that are loaded are wrapped too. All options may be left out, and `prefixes`
 * is not needed. A second call for the same client takes the place of the first; `detach()` leaves client and pieces as they were.
 *
 * It does not see the methods of plugins' pieces, such as subcommands: put `@CaptureErrors` on them. A message command's span does
 * not include the time in which its prefix is found out.
 *
 * @throws SetupError where an option cannot be used, or what is given is no sapphire client.
 * @example
 * const client = new SapphireClient({ intents: [GatewayIntentBits.Guilds] });
 * instrumentSapphire(client);
 * await client.login(process.env["DISCORD_TOKEN"]);
 */
export function instrumentSapphire(client: SapphireClient, options: DiscordOptions = {}): Instrumentation {
  if (typeof (client as Partial<SapphireClient> | undefined)?.stores?.get !== "function") {
    throw new SetupError("what instrumentSapphire() was given", "it takes a sapphire client", "Give what new SapphireClient(…) made");
  }
  const names = new MessageNames();
  const discord = instrumentClient(client, withNames(options, names));
  attached.get(client)?.detach();
  const instrumentation = attach(client, discord, names);
  attached.set(client, instrumentation);
  return instrumentation;
}

/** What is no object is left to be refused by the function that knows the options. */
const withNames = (options: DiscordOptions, { nameOf }: MessageNames): DiscordOptions =>
  typeof options === "object" && options !== null ? { ...options, prefixCommand: options.prefixCommand ?? nameOf } : options;

function attach(client: SapphireClient, discord: Instrumentation, names: MessageNames): Instrumentation {
  expectErrors(isUserError);
  let isOn = true;
  const aroundCommand: Around = ([payload], body) => {
    names.note(payload as MessageCommandPayload);
    return runMessageCommand(client, payload as MessageCommandPayload, body);
  };
  // The framework's listener, or the bot's own of that name in its place: the one by which all message commands go, once each.
  const around = ({ name, store }: Piece, key: string): Around | undefined =>
    store.name === "listeners" && name === "CorePreMessageCommandRun" && key === "run" ? aroundCommand : undefined;
  const undo: (() => unknown)[] = [
    () => (isOn = false),
    watchStores(client.stores, (piece) => wrapPiece(piece, { isOn: () => isOn, around })),
    () => discord.detach(),
    () => attached.get(client) === self && attached.delete(client),
  ];
  const self: Instrumentation = { detach: () => undo.splice(0).forEach((step) => step()) };
  return self;
}
