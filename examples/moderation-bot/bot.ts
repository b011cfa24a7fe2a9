import { instrumentClient } from "cogscope/discord";
import { Client, Events, GatewayIntentBits, type ClientOptions } from "discord.js";
import { once } from "node:events";
import { Levels } from "./cogs/levels.js";
import { Moderation } from "./cogs/moderation.js";
import { CaseRepository } from "./database/case-repository.js";
import type { Database } from "./database/database.js";
import { LevelRepository } from "./database/level-repository.js";
import { Dispatcher } from "./dispatcher.js";
import { prefixName } from "./names.js";
import { routesOf } from "./routes.js";

export interface BotOptions {
  readonly token: string;
  readonly database: Database;
  readonly clientOptions?: Partial<ClientOptions>;
}

export interface Bot {
  readonly client: Client;
  /** Resolves when the bot is online and its commands are registered. */
  start(): Promise<void>;
  /** Resolves when whatever it was doing is done. Leaves the database open. */
  close(): Promise<void>;
}

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent];

export function createBot({ token, database, clientOptions }: BotOptions): Bot {
  const routes = routesOf([new Moderation(new CaseRepository(database)), new Levels(new LevelRepository(database))]);
  const dispatcher = new Dispatcher(routes);
  const client = new Client({ intents: INTENTS, ...clientOptions });
  // Each command, component and message is a trace of its own from here on, with its user, tags and outcome.
  const instrumentation = instrumentClient(client, {
    // Only what is a command here: what people write behind a `!` for other bots is none of our traces.
    prefixCommand: (message) => [prefixName(message)].find((name) => name !== undefined && routes.prefixes.has(name)),
  });
  client.on(Events.InteractionCreate, dispatcher.onInteraction);
  client.on(Events.MessageCreate, dispatcher.onMessage);
  // It is reported already; without a listener the bot would end.
  client.on(Events.Error, () => undefined);
  return {
    client,
    // Not inside a span: the gateway's socket would keep that span's scope for every event to come.
    async start() {
      const ready = once(client, Events.ClientReady);
      await client.login(token);
      await ready;
      await client.application?.commands.set(routes.definitions);
    },
    async close() {
      client.off(Events.InteractionCreate, dispatcher.onInteraction);
      client.off(Events.MessageCreate, dispatcher.onMessage);
      await dispatcher.settled();
      instrumentation.detach();
      await client.destroy();
    },
  };
}
