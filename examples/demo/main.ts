import * as Sentry from "@sentry/node";
import { startReceiver, type ReceivedItem } from "cogscope/view";
import { startSentry } from "../moderation-bot/sentry.js";
import { account } from "./account.js";
import { playEvening, type Evening } from "./evening.js";
import { missing } from "./expectations.js";
import { readOptions } from "./options.js";
import { runForReal } from "./run-for-real.js";

const FLUSH_MS = 10_000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  const receiver = options.dsn === undefined ? await startReceiver() : undefined;
  const items: ReceivedItem[] = [];
  receiver?.subscribe((item) => items.push(item));
  startSentry({
    dsn: options.dsn ?? receiver?.dsn,
    environment: "demo",
    traceLifecycle: options.traceLifecycle,
    // The receiver is gone when the evening is over: there is no later.
    offlineStore: false,
  });

  let evening: Evening | undefined;
  if (options.discordToken) await runForReal(options.discordToken, options.databaseUrl);
  else evening = await playEvening(options.databaseUrl);
  const flushed = await Sentry.close(FLUSH_MS);
  await receiver?.close();

  if (!receiver) process.stdout.write("Reported to SENTRY_DSN.\n");
  else if (!options.check) process.stdout.write(`${account(receiver.received, { colour: process.stdout.isTTY })}\n`);
  else if (evening) {
    const faults = missing({ evening, received: receiver.received, items });
    if (!flushed) faults.unshift(`Sentry.close() did not finish within ${FLUSH_MS} ms.`);
    for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
    if (faults.length === 0) process.stdout.write("Everything that was expected did arrive, and nothing else.\n");
    process.exitCode = faults.length === 0 ? 0 : 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
