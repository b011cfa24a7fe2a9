import * as Sentry from "@sentry/node";
import type { Client, ClientOptions } from "discord.js";
import { instrumentClient, type DiscordOptions, type Instrumentation } from "../../src/discord/index.js";
import { LoopbackDiscord, type LoopbackOptions } from "../../examples/loopback-discord/loopback-discord.js";
import { logIn, newClient } from "./discord-bot.js";
import { record, sent, type Recording, type SentSpan } from "./recording.js";

export interface BotOptions {
  readonly sentry?: Partial<Sentry.NodeOptions>;
  readonly discord?: DiscordOptions;
  readonly client?: Partial<ClientOptions>;
  /** Adds the bot's listeners. */
  readonly listen?: (client: Client) => void;
}

export interface Bot {
  readonly sentry: Recording;
  readonly client: Client;
  readonly handle: Instrumentation;
}

/** The SDK's own spans of Discord's REST calls are another matter. */
const QUIET = [
  Sentry.nativeNodeFetchIntegration({ breadcrumbs: false, spans: false }),
  Sentry.httpIntegration({ breadcrumbs: false, spans: false }),
];

/** A loopback Discord for the stories of a file, and for each story a real client that is instrumented and logged in. */
export function discordStories(options?: LoopbackOptions): { discord: LoopbackDiscord; start: (bot?: BotOptions) => Promise<Bot> } {
  const running: Pick<Bot, "client" | "handle">[] = [];
  const stories = {
    discord: undefined as unknown as LoopbackDiscord,
    async start({ sentry = {}, discord = {}, client: clientOptions, listen }: BotOptions = {}): Promise<Bot> {
      const recording = record({ integrations: QUIET, transportOptions: { bufferSize: 5000 }, ...sentry });
      const client = newClient(stories.discord, clientOptions);
      const handle = instrumentClient(client, discord);
      listen?.(client);
      await logIn(client, stories.discord);
      running.push({ client, handle });
      return { sentry: recording, client, handle };
    },
  };
  beforeAll(async () => {
    stories.discord = await LoopbackDiscord.start(options);
  });
  afterEach(async () => {
    for (const { client, handle } of running.splice(0)) {
      handle.detach();
      await client.destroy();
    }
    await Sentry.close(2000);
  });
  afterAll(() => stories.discord.close());
  return stories;
}

/** Resolves when something holds; rejects, with what it waited for, when that takes too long. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Sends until so many root spans of the room have arrived; gives them in the order of their beginning. */
export async function roots(sentry: Recording, count: number): Promise<SentSpan[]> {
  const found = (): SentSpan[] => sentry.spans.filter((span) => span.isSegment && span.op?.startsWith("discord.") === true);
  await until(`${count} root spans`, async () => {
    await sent();
    return found().length >= count;
  });
  // What was said while the last one was on its way.
  await sent();
  return found().sort((a, b) => a.start - b.start);
}

/** Resolves when a span of that name has ended, without sending anything. */
export function spanEnd(name: string): Promise<void> {
  return new Promise((resolve) => {
    const off = Sentry.getClient()?.on("spanEnd", (span) => {
      if (Sentry.spanToJSON(span).name !== name && (Sentry.spanToJSON(span) as { description?: string }).description !== name) return;
      off?.();
      resolve();
    });
  });
}

/** The metrics that were sent, with the attributes that were given to them. */
export const metricsOf = (sentry: Recording): { name: string; value: number; attributes: Record<string, unknown> }[] =>
  sentry.metrics.map(({ name, value, attributes }) => ({
    name,
    value,
    attributes: Object.fromEntries(Object.entries(attributes as Record<string, { value: unknown }>).map(([key, one]) => [key, one.value])),
  }));
