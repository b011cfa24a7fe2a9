#!/usr/bin/env node
import { parseCommandLine, type Command } from "./command/command-line.js";
import { jsonLine } from "./command/json-line.js";
import { viewAsJson, viewLive } from "./command/live-view.js";
import { packageVersion } from "./command/package-version.js";
import { terminalLook } from "./command/terminal-look.js";
import { usage } from "./command/usage.js";
import { startReceiver } from "./receiver.js";

const write = (text: string): void => void process.stdout.write(text);

async function run(command: Command): Promise<void> {
  switch (command.kind) {
    case "help":
      return write(usage);
    case "version":
      return write(`${packageVersion(process.argv[1] ?? "")}\n`);
    case "view":
      return view(command.port, command.json);
  }
}

async function view(port: number, json: boolean): Promise<void> {
  // What is printed needs no store; a few stay for whoever attaches a debugger.
  const receiver = await startReceiver({ port, keep: 100 });
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
  const { dsn } = receiver;
  if (json) write(`${jsonLine({ kind: "receiver", dsn })}\n`);
  else write(`Listening for Sentry data at ${dsn}\nStart your bot with it: SENTRY_DSN=${dsn}\n`);
}

Promise.resolve()
  .then(() => run(parseCommandLine(process.argv.slice(2))))
  .catch((error: unknown) => {
    process.stderr.write(`cogscope: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
