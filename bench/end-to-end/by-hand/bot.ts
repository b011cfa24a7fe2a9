import * as Sentry from "@sentry/node";
import { Client, Events, GatewayIntentBits, type Interaction } from "discord.js";
import { once } from "node:events";
import type { BotOptions } from "../../../examples/moderation-bot/bot.js";
import { LEVEL_COMMANDS } from "../../../examples/moderation-bot/cogs/level-commands.js";
import { MODERATION_COMMANDS } from "../../../examples/moderation-bot/cogs/moderation-commands.js";
import { commandName } from "../../../examples/moderation-bot/names.js";
import { handlerOf, type Handler, type SlashCommand } from "../../../examples/moderation-bot/routes.js";
import { CaseRepository } from "./case-repository.js";
import { LevelRepository } from "./level-repository.js";
import { Levels } from "./levels.js";
import { Moderation } from "./moderation.js";
import { runCommand } from "./run-command.js";

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent];

/** The example bot with the same telemetry, by Sentry's own calls: what a careful author writes who has no annotations. */
export function createBot({ token, database, clientOptions }: BotOptions): { start(): Promise<void> } {
  const moderation = new Moderation(new CaseRepository(database));
  const levels = new Levels(new LevelRepository(database));
  const commands: ReadonlyMap<string, Handler<SlashCommand>> = new Map<string, Handler<SlashCommand>>([
    ["ban", async (interaction) => moderation.ban(interaction)],
    ["cases", async (interaction) => moderation.cases(interaction)],
    ["search", async (interaction) => moderation.search(interaction)],
    ["xp give", async (interaction) => levels.give(interaction)],
  ]);
  const onInteraction = async (interaction: Interaction): Promise<void> => {
    if (!interaction.inCachedGuild() || !interaction.isChatInputCommand()) return;
    await runCommand(interaction, async () => handlerOf(commands, commandName(interaction))(interaction));
  };
  const client = new Client({ intents: INTENTS, ...clientOptions });
  client.on(Events.InteractionCreate, (interaction) => void onInteraction(interaction));
  client.on(Events.ShardReady, (shard) => {
    Sentry.addBreadcrumb({ category: "discord.gateway", level: "info", message: `Shard ${shard} is ready`, data: { shard } });
  });
  client.on(Events.Error, (error) => void Sentry.captureException(error));
  return {
    async start() {
      const ready = once(client, Events.ClientReady);
      await client.login(token);
      await ready;
      await client.application?.commands.set([...MODERATION_COMMANDS, ...LEVEL_COMMANDS]);
    },
  };
}
