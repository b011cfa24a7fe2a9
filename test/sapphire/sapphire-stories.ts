import { container, LogLevel, SapphireClient, type Piece, type StoreRegistryKey } from "@sapphire/framework";
import * as Sentry from "@sentry/node";
import { GatewayIntentBits, Partials, type ClientOptions } from "discord.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { instrumentSapphire, type DiscordOptions, type Instrumentation } from "../../src/sapphire/index.js";
import { logIn } from "../support/discord-bot.js";
import { record, type Recording } from "../support/recording.js";

type Pieces = Partial<Record<StoreRegistryKey, Readonly<Record<string, abstract new (...args: any[]) => Piece>>>>;

export interface SapphireBotOptions {
  /** `false`: Sentry is not initialised. */
  readonly sentry?: Partial<Sentry.NodeOptions> | false;
  readonly discord?: DiscordOptions;
  readonly client?: Partial<ClientOptions>;
  /** By store and name. */
  readonly pieces?: Pieces;
  /** Attaches the client; by default with `discord`. */
  readonly attach?: (client: SapphireClient) => Instrumentation;
  readonly listen?: (client: SapphireClient) => void;
}

export interface SapphireBot {
  readonly sentry: Recording;
  readonly client: SapphireClient;
  readonly handle: Instrumentation;
}

const { Guilds, GuildMessages, GuildMembers, MessageContent, DirectMessages } = GatewayIntentBits;

/** The SDK's own spans of Discord's REST calls are another matter. */
const QUIET = [
  Sentry.nativeNodeFetchIntegration({ breadcrumbs: false, spans: false }),
  Sentry.httpIntegration({ breadcrumbs: false, spans: false }),
];

export const NOT_ATTACHED: Instrumentation = { detach: () => undefined };

/** A loopback Discord for the stories of a file, and for each story a real sapphire bot that is instrumented and logged in. */
export function sapphireStories(): {
  discord: LoopbackDiscord;
  start: (bot?: SapphireBotOptions) => Promise<SapphireBot>;
  /** Ends the bot before its story does: sapphire has one client in a process at a time. */
  stop: () => Promise<void>;
} {
  const running: Pick<SapphireBot, "client" | "handle">[] = [];
  const stories = {
    discord: undefined as unknown as LoopbackDiscord,
    async start({
      sentry = {},
      discord,
      client: clientOptions,
      pieces = {},
      attach,
      listen,
    }: SapphireBotOptions = {}): Promise<SapphireBot> {
      const recording =
        sentry === false
          ? (undefined as unknown as Recording)
          : record({ integrations: QUIET, transportOptions: { bufferSize: 5000 }, ...sentry });
      await coreIsKnown();
      const client = new SapphireClient({
        intents: [Guilds, GuildMessages, GuildMembers, MessageContent, DirectMessages],
        partials: [Partials.Channel],
        baseUserDirectory: null,
        loadMessageCommandListeners: true,
        logger: { level: LogLevel.None },
        ...stories.discord.clientOptions,
        ...clientOptions,
      });
      giveCore(client);
      for (const [store, byName] of Object.entries(pieces))
        for (const [name, piece] of Object.entries(byName)) await client.stores.loadPiece({ store, name, piece } as never);
      const handle = attach === undefined ? instrumentSapphire(client, discord) : attach(client);
      listen?.(client);
      running.push({ client, handle });
      await logIn(client, stories.discord);
      return { sentry: recording, client, handle };
    },
    async stop(): Promise<void> {
      for (const { client, handle } of running.splice(0)) {
        handle.detach();
        await client.destroy();
      }
      await Sentry.close(2000);
    },
  };
  beforeAll(async () => {
    stories.discord = await LoopbackDiscord.start();
  });
  afterEach(() => stories.stop());
  afterAll(() => stories.discord.close());
  return stories;
}

const core: { store: string; name: string; piece: unknown }[] = [];

/** The framework gives its own pieces to the first client of a process; a second one needs them again. */
export async function coreIsKnown(): Promise<void> {
  if (core.length > 0) return;
  new SapphireClient({ intents: [], loadDefaultErrorListeners: false, loadApplicationCommandRegistriesStatusListeners: false });
  await container.stores.load();
  for (const store of container.stores.values())
    for (const piece of store.values()) core.push({ store: store.name, name: piece.name, piece: piece.constructor });
}

/** To a client that has not logged in. */
export function giveCore(client: SapphireClient): void {
  for (const entry of core) void client.stores.loadPiece(entry as never);
}
