import { once } from "node:events";
import { Client, Events, GatewayIntentBits, Partials, type ClientOptions } from "discord.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";

export const ALICE = { id: "400000000000000001", username: "alice", displayName: "Alice" };
export const BOB = { id: "400000000000000002", username: "bob", displayName: "Bob" };

const { Guilds, GuildMessages, GuildMembers, MessageContent, DirectMessages } = GatewayIntentBits;

/** A real discord.js client, not logged in. */
export const newClient = (discord: LoopbackDiscord, options: Partial<ClientOptions> = {}): Client =>
  new Client({
    intents: [Guilds, GuildMessages, GuildMembers, MessageContent, DirectMessages],
    partials: [Partials.Channel],
    ...discord.clientOptions,
    ...options,
  });

export async function logIn(client: Client, discord: LoopbackDiscord): Promise<void> {
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
}

/** Resolves with the arguments of the next event of that name that fits. */
export function next(client: Client, event: string, fits: (...args: any[]) => boolean = () => true): Promise<any[]> {
  return new Promise((resolve) => {
    const listener = (...args: any[]): void => {
      if (!fits(...args)) return;
      client.off(event, listener);
      resolve(args);
    };
    client.on(event, listener);
  });
}
