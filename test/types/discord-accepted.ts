/* What a bot author may write with the entry for discord.js. Compiled as accepted.ts is; it never runs. */
import { Client, type ChatInputCommandInteraction, type Message } from "discord.js";
import {
  bindCollector,
  commandOf,
  instrumentClient,
  setCommandContext,
  setUser,
  SetupError,
  type Command,
  type DiscordOptions,
  type Instrumentation,
} from "../../src/discord/index.js";

const client = new Client({ intents: [] });
const names = new Set(["ban"]);
const options: DiscordOptions = {
  prefixes: ["!", "?"],
  prefixCommand: (message: Message) => (names.has(message.content) ? message.content : undefined),
  optionValues: ["amount", "xp give.amount"],
  customId: (id) => id.split(":")[0] ?? id,
  droppedCodes: [50007],
  warningCodes: [],
  pingInterval: 0,
};
const handle: Instrumentation = instrumentClient(client, options);
instrumentClient(client, { prefixes: "!" }).detach();
handle.detach();

export function run(interaction: ChatInputCommandInteraction, message: Message): string | undefined {
  setUser(interaction.member ?? interaction.user);
  setCommandContext(interaction);
  setCommandContext(message);
  const collector = bindCollector(message.createReactionCollector({ time: 1 }));
  collector.on("collect", (reaction) => reaction.emoji.name);
  const command: Command | undefined = commandOf(interaction);
  return command?.type === "slash" ? command.name : undefined;
}

// @ts-expect-error an option that there is not
instrumentClient(client, { prefix: "!" });
// @ts-expect-error a client has to be given
instrumentClient();
// @ts-expect-error a reader gives a name, not a message
instrumentClient(client, { prefixCommand: (message) => message });
export const isOurs = (error: unknown): boolean => error instanceof SetupError;
