import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { SDK_VERSION } from "../sentry/sdk.js";
import { botFolder } from "./environment.js";

/**
 * The packages that the SDK rewrites while they are loaded, to see their queries and calls (@sentry/server-utils 11.12,
 * orchestrion/config, `INSTRUMENTED_MODULE_NAMES`). Loading that list would cost an ESM bot 0.1 s; a test compares the two.
 */
export const INSTRUMENTED: readonly string[] =
  "@anthropic-ai/sdk @aws-sdk/smithy-client @earendil-works/pi-durable @firebase/firestore @flue/runtime @google/genai @hapi/hapi @langchain/core @langchain/google-common @langchain/google-genai @langchain/langgraph @langchain/mistralai @langchain/openai @langchain/typesafe @mastra/core @mistralai/mistralai @modelcontextprotocol/sdk @modelcontextprotocol/server @neondatabase/serverless @nestjs/bullmq @nestjs/common @nestjs/core @nestjs/event-emitter @nestjs/schedule @prisma/orm-family-sql @redis/client @remix-run/assets @remix-run/component @remix-run/fetch-router @remix-run/node @remix-run/node-fetch-server @remix-run/server-runtime @remix-run/ui @smithy/core @smithy/smithy-client @typesafe-ai/sdk ai amqplib cron dataloader express firebase-functions generic-pool graphql groq-sdk h3 hono ioredis kafkajs knex koa lru-memoizer mongodb mongoose mysql mysql2 node-cron node-schedule openai pg pg-pool postgres redis router tedious together-ai".split(
    " ",
  );

/** The SDK whose list it is; of a later one it is not known what else it sees. */
const KNOWN = /^11\.(?:\d|1[012])\./;

/**
 * Whether the SDK has anything to rewrite in this bot. Its preparations take most of its start-up (0.2 s and 27 MB on Node 20), be there
 * a driver or not. Where that cannot be told from the folders of packages, it has.
 */
export function hasInstrumentedModules(sdkVersion = SDK_VERSION, folder = botFolder()): boolean {
  if (!KNOWN.test(sdkVersion) || "pnp" in process.versions || process.env["NODE_PATH"]) return true;
  const folders = packageFolders(folder);
  return folders.length === 0 || folders.some(holdsInstrumented);
}

/** The folder is read once: to look for each package by itself takes 3 ms. */
function holdsInstrumented(folder: string): boolean {
  try {
    const names = new Set(readdirSync(folder));
    return INSTRUMENTED.some((name) => names.has(name.split("/", 1)[0]) && existsSync(join(folder, name)));
  } catch {
    return true; // not to be read: that cannot be told
  }
}

/** Where Node looks for packages, from a folder upwards; pnpm keeps what packages need themselves in one of its own. */
function packageFolders(folder: string): string[] {
  const found: string[] = [];
  for (let at = folder, last = ""; at !== last; last = at, at = dirname(at)) {
    const packages = join(at, "node_modules");
    found.push(packages, join(packages, ".pnpm", "node_modules"));
  }
  return found.filter((one) => existsSync(one));
}
