import * as Sentry from "@sentry/node";
import { Events, GatewayIntentBits, Partials } from "discord.js";
import { Client, DIService, MetadataStorage, type ClientOptions } from "discordx";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import * as cogscopeDiscordx from "../../src/discordx/index.js";
import { instrumentDiscordx, type DiscordOptions, type Instrumentation } from "../../src/discordx/index.js";
import * as cogscope from "../../src/index.js";
import { record, type Recording } from "../support/recording.js";

const { Guilds, GuildMessages, GuildMessageReactions, MessageContent, DirectMessages } = GatewayIntentBits;

type Exports = Record<string, any>;

/** Compiles a bot as discordx asks for, whatever dialect the test itself is compiled in. */
export const compile = (code: string): string =>
  ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      esModuleInterop: true,
    },
  }).outputText;

/** Runs compiled code as a module of its own. */
export function evaluate(compiled: string, replaced: Readonly<Record<string, unknown>> = {}): Exports {
  const modules: Readonly<Record<string, unknown>> = { cogscope, "cogscope/discordx": cogscopeDiscordx, ...replaced };
  const load = (name: string): unknown => modules[name] ?? require(name);
  const module = { exports: {} as Exports };
  new Function("require", "module", "exports", compiled)(load, module, module.exports);
  return module.exports;
}

export const loadBot = (name: string): Exports => evaluate(compile(readFileSync(join(__dirname, "bots", `${name}.ts`), "utf8")));

export interface StoryOptions {
  /** The files of its cogs. */
  readonly bots: readonly string[];
  readonly client?: Partial<ClientOptions>;
  readonly options?: DiscordOptions;
  /** `null`: Sentry is not initialised. */
  readonly sentry?: Partial<Sentry.NodeOptions> | null;
  /** Default: as most bots do, letting go of what discordx gives. */
  readonly listen?: (client: Client) => void;
  readonly attach?: boolean;
  /** Sees to the cogs before the client logs in. */
  readonly before?: (cogs: Exports) => void;
}

export interface Story {
  readonly client: Client;
  readonly sentry: Recording;
  readonly cogs: Exports;
  readonly handle: Instrumentation;
}

/** What handing on gave: the listener itself gives nothing, so that neither the client nor its `error` event hears of it. */
export const rejections: unknown[] = [];

const letGo = (given: unknown): void => void Promise.resolve(given).catch((error: unknown) => void rejections.push(error));

export function handOn(client: Client): void {
  client.on("interactionCreate", (interaction) => letGo(client.executeInteraction(interaction)));
  client.on("messageCreate", (message) => letGo(client.executeCommand(message)));
  client.on("messageReactionAdd", (reaction, user) => letGo(client.executeReaction(reaction, user)));
}

/** The SDK's own spans of Discord's REST calls are another matter. */
const QUIET = [
  Sentry.nativeNodeFetchIntegration({ breadcrumbs: false, spans: false }),
  Sentry.httpIntegration({ breadcrumbs: false, spans: false }),
];

export const clientOptions = (discord: LoopbackDiscord, options: Partial<ClientOptions> = {}): ClientOptions => ({
  intents: [Guilds, GuildMessages, GuildMessageReactions, MessageContent, DirectMessages],
  partials: [Partials.Channel, Partials.Message, Partials.Reaction],
  ...discord.clientOptions,
  ...options,
});

/** A loopback Discord for the stories of a file, and for each story a real discordx client that is attached and logged in. */
export function discordxStories() {
  const running: { readonly client: Client; readonly handle: Instrumentation }[] = [];
  const stories = {
    discord: undefined as unknown as LoopbackDiscord,
    async start({ bots, client: given, options, sentry = {}, listen = handOn, attach = true, before }: StoryOptions): Promise<Story> {
      MetadataStorage.clear();
      DIService.engine.clearAllServices();
      const recording =
        sentry === null
          ? (undefined as unknown as Recording)
          : record({ integrations: QUIET, transportOptions: { bufferSize: 5000 }, ...sentry });
      const cogs = Object.assign({}, ...bots.map(loadBot)) as Exports;
      const client = new Client(clientOptions(stories.discord, given));
      const handle = attach ? instrumentDiscordx(client, options) : { detach: () => undefined };
      running.push({ client, handle });
      listen(client);
      before?.(cogs);
      const ready = once(client, Events.ClientReady);
      await client.login(stories.discord.token);
      await ready;
      return { client, sentry: recording, cogs, handle };
    },
    async stop(): Promise<void> {
      for (const { client, handle } of running.splice(0)) {
        handle.detach();
        client.removeEvents();
        await client.destroy();
      }
      await Sentry.close(2000);
      rejections.length = 0;
    },
  };
  beforeAll(async () => {
    stories.discord = await LoopbackDiscord.start();
  });
  afterEach(() => stories.stop());
  afterAll(() => stories.discord.close());
  return stories;
}

/** The names of the spans that handlers and what they call have; those of commands have an op of their own. */
export const handlerSpans = (sentry: Recording): string[] =>
  sentry.spans
    .filter(({ op }) => op === "function")
    .map(({ name }) => name)
    .sort();
