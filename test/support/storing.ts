import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import * as Sentry from "@sentry/node";
import { offlineTransport } from "../../src/setup/offline/offline-transport.js";
import { readName, type FileName } from "../../src/setup/offline/file-name.js";
import type { OfflineOptions } from "../../src/setup/offline/offline-options.js";
import { BUFFER_SIZE } from "../../src/setup/offline/buffer-size.js";

const made: string[] = [];

/** An empty folder of this user's; `removeFolders` takes it away. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cogscope-test-"));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The envelopes of a folder, those that are being sent among them: each in the folder of its DSN. */
export const kept = (folder: string): string[] =>
  readdirSync(folder, { encoding: "utf8", recursive: true }).filter((file) => /\.envelope(\..*\.sending)?$/.test(file));

/** What the name of a kept envelope says. */
export const factsOf = (file: string): FileName => readName(basename(file)) as FileName;

type Integrations = ReturnType<typeof Sentry.getDefaultIntegrations>;

/** The SDK's integrations without some: the requests of a test are none of the bot's, nor are its process's endings. */
export const suited = (all: Integrations): Integrations =>
  all.filter(({ name }) => !/^(NodeFetch|Http|Console|ProcessSession|ChildProcess|OnUn.*)$/.test(name));

/** Sentry as it is, with the transport that keeps what it cannot send. */
export function storing(dsn: string, offline: OfflineOptions, options: Partial<Sentry.NodeOptions> = {}): Sentry.NodeClient {
  return Sentry.init({
    dsn,
    tracesSampleRate: 1,
    enableLogs: true,
    enableRuntimeChannelInjection: false,
    tracePropagationTargets: [],
    integrations: suited,
    transport: offlineTransport(offline),
    transportOptions: { bufferSize: BUFFER_SIZE },
    ...options,
  } as Sentry.NodeOptions) as Sentry.NodeClient;
}

/** Captures so many different errors, and gives their ids. */
export const captureErrors = (count: number, name = "error"): string[] =>
  Array.from({ length: count }, (_, at) => Sentry.captureException(new Error(`${name} ${at}`)));
