import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { Breadcrumb, CaptureErrors, compose, annotate, Counted, Span, Tag, Transaction } from "../../src/index.js";
import { setupSentry } from "../../src/setup/index.js";
import { startReceiver, type ReceivedItem } from "../../src/view/index.js";
import type { Findings } from "./findings.js";
import { firstDifference } from "./first-difference.js";

/** What `setupSentry` has to send by any SDK, first while nobody listens. `scripts/check-sdks.mjs` bundles this and starts it. */
const EXPECTED = {
  errors: ["alice: alice not banned at FILTERED", "bob: bob not banned at FILTERED"],
  spans: ["POST FILTERED", "POST FILTERED", "command.ban", "command.ban"],
  logs: ["posting for alice to ROUTE", "posting for bob to ROUTE"],
  metrics: ["bans 1", "bans 1"],
  hasLeaked: false,
};

// Of the form of a webhook's token, and nobody's.
const SECRET = "Ab1_".repeat(17);
const ADDRESS = `https://discord.com/api/webhooks/123456789012345678/${SECRET}`;

const Command = compose(
  Transaction("discord.command", { name: "command.ban" }),
  CaptureErrors,
  Counted("bans"),
  Tag("member", (user: string) => user),
  Breadcrumb(() => `posting to ${ADDRESS}`),
);

const post = annotate(
  (user: string): Promise<never> => {
    Sentry.logger.info(`posting for ${user} to ${ADDRESS}`);
    return Promise.reject(new Error(`${user} not banned at ${ADDRESS}`));
  },
  Span("http.client", { name: `POST ${ADDRESS}` }),
);

const ban = annotate(async (user: string): Promise<unknown> => post(user), Command);

async function main(): Promise<Findings> {
  const directory = mkdtempSync(join(tmpdir(), "cogscope-sdks-"));
  const diagnostics: string[] = [];
  const port = await freePort();
  const setUp = (): unknown =>
    setupSentry({
      dsn: `http://public@127.0.0.1:${port}/1`,
      traceLifecycle: process.argv.includes("static") ? "static" : "stream",
      sampling: { commands: 1 },
      enableRuntimeChannelInjection: false,
      signals: false,
      offlineStore: { directory },
      onDiagnostic: ({ place, message }) => void diagnostics.push(`${place}: ${message}`),
    });
  try {
    setUp();
    await ban("alice").catch(() => undefined);
    await Sentry.close(5000);
    // Nobody has listened so far.
    const receiver = await startReceiver({ port });
    const items: ReceivedItem[] = [];
    receiver.subscribe((item) => void items.push(item));
    setUp();
    await ban("bob").catch(() => undefined);
    await Sentry.flush(5000);
    const { received } = receiver;
    const isComplete = (): boolean =>
      (["errors", "spans", "logs", "metrics"] as const).every((kind) => received[kind].length >= EXPECTED[kind].length);
    for (const end = Date.now() + 20_000; !isComplete() && Date.now() < end;) await wait(50);
    await Sentry.close(5000);
    await receiver.close();
    const found = {
      errors: received.errors.map(({ tags, exceptions }) => `${String(tags["member"])}: ${short(exceptions.at(-1)?.value)}`).sort(),
      spans: received.spans.map(({ name }) => short(name)).sort(),
      logs: received.logs.map(({ body }) => short(body)).sort(),
      metrics: received.metrics.map(({ name, value }) => `${name} ${String(value)}`).sort(),
      hasLeaked: JSON.stringify(items).includes(SECRET),
    };
    const difference = firstDifference(EXPECTED, found);
    return { sdk: Sentry.SDK_VERSION, checked: 1, unequal: difference === undefined ? [] : [difference], diagnostics };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const short = (text = ""): string => text.replace(ADDRESS.replace(SECRET, "[Filtered]"), "FILTERED").replace(/https:.*\{token\}$/, "ROUTE");

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

void main().then((findings) => console.log(JSON.stringify(findings)));
