import { isMainThread } from "node:worker_threads";
import { shared } from "../../metadata/shared.js";
import { guard } from "../../runtime/guard.js";
import type { Client } from "../../sentry/sdk.js";
import { goOn, keepLeftovers } from "../offline/leftovers.js";
import { PLACE } from "../offline/losses.js";
import { deferringListeners } from "./deferring-listeners.js";

type Signal = "SIGTERM" | "SIGINT";

const SIGNALS: readonly Signal[] = ["SIGTERM", "SIGINT"];

const state = shared("signals", () => ({
  clients: new Map<Client, { readonly timeout: number }>(),
  listener: undefined as ((signal: NodeJS.Signals) => void) | undefined,
  isEnding: false,
}));

/**
 * Has SIGTERM and SIGINT reported as an info message with the tags `signal.received` and `shutdown.reason`, and all that is buffered
 * sent, for at most `timeout` ms. Then the process ends as it would have: without other listeners it dies of that signal; with others
 * they run at once, as ever, and the ending is theirs. A second signal does not wait. Gives what stops it.
 *
 * Does nothing in a worker thread, which gets no signals.
 *
 * @example
 * const stop = reportSignals(client, { timeout: 5000 });
 */
export function reportSignals(client: Client, { timeout }: { readonly timeout: number }): () => void {
  if (!isMainThread) return () => undefined;
  state.clients.set(client, { timeout });
  listen();
  const stop = (): void => {
    state.clients.delete(client);
    if (state.clients.size === 0) stopListening();
  };
  client.on("close", stop);
  return stop;
}

function listen(): void {
  if (state.listener) return;
  state.listener = onSignal;
  // First, so that what the others' listeners do falls into the time in which everything is sent.
  for (const signal of SIGNALS) process.prependListener(signal, onSignal);
}

function onSignal(received: NodeJS.Signals): void {
  const signal = received as Signal;
  const isFirst = !state.isEnding;
  state.isEnding = true;
  const others = process.listeners(signal).filter((one) => one !== state.listener).length;
  // Those of other libraries and of the bot count when the signal comes, not when the bot started.
  const isOurs = others <= deferringListeners();
  if (!isFirst) return isOurs ? end(signal) : undefined;
  const flushed = Promise.all([...state.clients].map(([client, { timeout }]) => sendAll(client, signal, timeout)));
  void flushed.then(() => {
    if (isOurs) end(signal);
    else state.isEnding = false;
  });
}

/** Resolves at the latest when the time is over, whatever the SDK does; never rejects. */
function sendAll(client: Client, signal: Signal, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeout);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    guard(PLACE, "reporting a signal", () => {
      const tags = { "signal.received": signal, "shutdown.reason": "signal" };
      client.captureEvent({ message: `Received ${signal}`, level: "info", tags });
    });
    const flushed = guard(PLACE, "sending everything at the end", () => client.flush(timeout));
    if (flushed) flushed.then(done, done);
    else done();
  });
}

/** Dies of the signal, as without us: whoever started the process sees it. */
function end(signal: Signal): void {
  keepLeftovers();
  stopListening();
  process.kill(process.pid, signal);
  // The first process of a container does not die of it (kernel, pid_namespaces(7)), nor would it have without us.
  setImmediate(() => {
    goOn();
    state.isEnding = false;
    listen();
  });
}

function stopListening(): void {
  const { listener } = state;
  state.listener = undefined;
  if (!listener) return;
  for (const signal of SIGNALS) process.off(signal, listener);
}
