import type { ClientOptions } from "discord.js";
import type { Database } from "../../../examples/moderation-bot/database/database.js";
import { openDatabase } from "../../../examples/moderation-bot/database/open-database.js";
import { BOT_TOKEN } from "../../../examples/loopback-discord/world.js";
import { answerParent } from "./answer-parent.js";
import { memoryDatabase } from "./memory-database.js";

/** How a bot's process is started. */
export interface BotSettings {
  readonly api: string;
  readonly dsn: string;
  readonly rate: number;
  /** Keeps its data in PGlite, as the demo does, instead of a few maps. */
  readonly pglite: boolean;
  /** Sets Sentry up by `setupSentry` instead of `Sentry.init`. */
  readonly setup: boolean;
}

interface BotOptions {
  readonly token: string;
  readonly database: Database;
  readonly clientOptions: Partial<ClientOptions>;
}

/** What the process has used so far. */
export interface Usage {
  /** User and system time of all threads, in ms. */
  readonly cpu: number;
}

interface Telemetry {
  readonly start: (settings: BotSettings) => void;
  readonly flush: () => Promise<unknown>;
}

/** Runs a bot in this process and tells its parent what it uses; what was recorded has been sent by then. */
export async function serve(createBot: (options: BotOptions) => { start(): Promise<void> }, { start, flush }: Telemetry): Promise<void> {
  const settings = JSON.parse(process.argv[2] ?? "{}") as BotSettings;
  start(settings);
  const rest = { api: settings.api, retries: 0, globalRequestsPerSecond: Infinity, timeout: 60_000 };
  const database = settings.pglite ? await openDatabase() : memoryDatabase();
  await createBot({ token: BOT_TOKEN, database, clientOptions: { rest } }).start();
  answerParent({
    usage: async () => {
      await flush();
      const { user, system } = process.cpuUsage();
      return { cpu: (user + system) / 1000 } satisfies Usage;
    },
    collect: async () => {
      await flush();
      globalThis.gc?.();
    },
  });
  process.send?.("online");
}
