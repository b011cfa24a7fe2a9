import { NestFactory } from "@nestjs/core";
import type { DynamicModule, INestApplicationContext, Provider } from "@nestjs/common";
import * as Sentry from "@sentry/node";
import { Client, Events, GatewayIntentBits } from "discord.js";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { NecordModule, type NecordModuleOptions } from "necord";
import * as cogscope from "../../src/index.js";
import * as cogscopeNecord from "../../src/necord/index.js";
import { CogscopeModule, type DiscordOptions } from "../../src/necord/index.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { record, type Recording } from "../support/recording.js";

/** Nest's parameter decorators and injection by type need legacy decorators, whichever dialect the tests are told in. */
export const NEST: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  esModuleInterop: true,
};

/** Runs a bot's code as a module of its own. */
export function evaluate(code: string, modules: Readonly<Record<string, unknown>> = {}, options = NEST): Record<string, any> {
  const known: Readonly<Record<string, unknown>> = { cogscope, "cogscope/necord": cogscopeNecord, ...modules };
  const module = { exports: {} };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  new Function("require", "module", "exports", outputText)((name: string): unknown => known[name] ?? require(name), module, module.exports);
  return module.exports;
}

export const sourceOf = (bot: string): string => readFileSync(join(__dirname, "bots", `${bot}.ts`), "utf8");

/** What a bot's module exports. */
export type Bot = Record<string, any> & { readonly providers: readonly Provider[] };

/** The SDK's own spans of Discord's REST calls are another matter. */
const QUIET = [
  Sentry.nativeNodeFetchIntegration({ breadcrumbs: false, spans: false }),
  Sentry.httpIntegration({ breadcrumbs: false, spans: false }),
];

export interface StoryOptions {
  /** False: Sentry is not initialised. */
  readonly sentry?: Partial<Sentry.NodeOptions> | false;
  readonly discord?: DiscordOptions;
  readonly necord?: Partial<NecordModuleOptions>;
  /** In the place of `CogscopeModule.forRoot`. */
  readonly cogscope?: readonly DynamicModule[];
}

export interface Story {
  readonly bot: Bot;
  readonly sentry: Recording;
  readonly app: INestApplicationContext;
  readonly client: Client;
  /** What discord.js says of errors that leave its listeners. */
  readonly errors: unknown[];
}

const { Guilds, GuildMessages, GuildMembers, MessageContent } = GatewayIntentBits;

export const initSentry = (options: Partial<Sentry.NodeOptions> = {}): Recording =>
  record({ integrations: QUIET, transportOptions: { bufferSize: 5000 }, ...options });

export async function isReady(client: Client): Promise<void> {
  if (!client.isReady()) await once(client, Events.ClientReady);
}

/** A loopback Discord for the stories of a file, and for each a real necord application that is logged in. */
export function necordStories() {
  const running: INestApplicationContext[] = [];
  const stories = {
    discord: undefined as unknown as LoopbackDiscord,
    /** Loads a bot from `bots/` and starts it. A class belongs to one application: necord keeps its handlers with the class. */
    async start(name: string, { sentry = {}, discord, necord, cogscope: attached }: StoryOptions = {}): Promise<Story> {
      const bot = evaluate(sourceOf(name)) as Bot;
      const recording = sentry === false ? (undefined as unknown as Recording) : initSentry(sentry);
      class App {}
      const root: DynamicModule = {
        module: App,
        imports: [
          ...(attached ?? [CogscopeModule.forRoot(discord)]),
          NecordModule.forRoot({
            token: stories.discord.token,
            intents: [Guilds, GuildMessages, GuildMembers, MessageContent],
            skipRegistration: true,
            ...stories.discord.clientOptions,
            ...necord,
          }),
        ],
        providers: [...bot.providers],
      };
      const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
      running.push(app);
      const client = app.get(Client);
      const errors: unknown[] = [];
      client.on("error", (error) => errors.push(error));
      await isReady(client);
      return { bot, sentry: recording, app, client, errors };
    },

    /** Stops all bots, each of which would hear of what is done on the loopback. */
    async stop(): Promise<void> {
      for (const app of running.splice(0)) await app.close();
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

/** What a span says of itself that is the bot's. */
export const own = (attributes: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(["code.function.name", "cog.name", "command.name", "command.success"].map((key) => [key, attributes[key]]));
