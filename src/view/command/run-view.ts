import { startReceiver } from "../receiver.js";
import { batchedOutput } from "./batched-output.js";
import { jsonLine } from "./json-line.js";
import { viewAsJson, viewLive } from "./live-view.js";
import { terminalLook } from "./terminal-look.js";

/** What `cogscope view` was asked for. */
export interface ViewOptions {
  readonly port: number;
  /** Whether to print for programs. */
  readonly json: boolean;
  /** How many of each kind the page holds; the receiver's default when undefined. */
  readonly keep: number | undefined;
}

/** Runs `cogscope view`: prints what arrives, and serves the page, until SIGINT or SIGTERM. Rejects when the port is taken. */
export async function runView({ port, json, keep }: ViewOptions): Promise<void> {
  const receiver = await startReceiver({ port, page: true, ...(keep === undefined ? {} : { keep }) });
  const write = batchedOutput(process.stdout);
  const stopViewing = json ? viewAsJson(receiver, write) : viewLive(receiver, write, terminalLook(process.stdout, process.env));
  const end = (): void => {
    stopViewing();
    void receiver.close();
  };
  // Once: a second Ctrl+C kills, should the first not be enough.
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  // The reader has gone, as in `cogscope view | head`.
  process.stdout.on("error", () => process.exit());
  const { dsn, pageUrl } = receiver;
  if (json) write(`${jsonLine({ kind: "receiver", dsn, page: pageUrl })}\n`);
  else write(`Listening for Sentry data at ${dsn}\nStart your bot with it: SENTRY_DSN=${dsn}\nOpen ${pageUrl} to see it in a browser\n`);
}
