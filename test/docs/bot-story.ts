import * as discordjs from "discord.js";
import { once } from "node:events";
import { instrumentClient } from "../../src/discord/index.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { alike } from "../support/page.js";
import type { PageStory } from "./page-story.js";

export interface BotStory {
  readonly discord: LoopbackDiscord;
  /** Runs a block of the page that logs a bot in, until it is ready. */
  start(mark: string, modules?: Readonly<Record<string, unknown>>): Promise<discordjs.Client>;
}

/** The bots of a page, logged in to a Discord on this machine. To be called beside `pageStory`. */
export function botStory(page: PageStory): BotStory {
  const clients: discordjs.Client[] = [];
  const story = {
    discord: undefined as unknown as LoopbackDiscord,
    async start(mark: string, modules: Readonly<Record<string, unknown>> = {}) {
      class Client extends discordjs.Client {
        constructor(options: discordjs.ClientOptions) {
          super({ ...options, ...story.discord.clientOptions });
          clients.push(this);
        }
      }
      page.run(mark, { "discord.js": { ...discordjs, Client }, ...modules });
      const client = clients.at(-1) as discordjs.Client;
      if (!client.isReady()) await once(client, discordjs.Events.ClientReady);
      return client;
    },
  };
  beforeEach(async () => {
    story.discord = await LoopbackDiscord.start();
    process.env["DISCORD_TOKEN"] = story.discord.token;
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) {
      instrumentClient(client).detach();
      await client.destroy();
    }
    await story.discord.close();
    delete process.env["DISCORD_TOKEN"];
  });
  return story;
}

/** What was received of a bot, without what differs from run to run: Discord's ids and the times to acknowledge too, and where a line is cut. */
export const alikeOnDiscord = (text: string): string =>
  alike(text)
    .replace(/\b1\d{18}\b/g, "<snowflake>")
    .replace(/discord\.handler_delay=.*$/gm, "…");
