import { isMainThread } from "node:worker_threads";
import { shared } from "../../metadata/shared.js";
import type { Client } from "../../sentry/sdk.js";
import { goOn, keepLeftovers } from "../offline/leftovers.js";
import { afterDelivery } from "./after-delivery.js";
import { deferringListeners } from "./deferring-listeners.js";
import { captureSignal, flushed } from "./last-words.js";
import type { Signal } from "./signal.js";

const SIGNALS: readonly Signal[] = ["SIGTERM", "SIGINT"];

interface State {
  /** In the order in which they were set up. */
  readonly clients: Map<Client, { readonly timeout: number }>;
  listener: ((signal: NodeJS.Signals) => void) | undefined;
  phase: "none" | "everything is being sent" | "the signal is sent again";
}

const state = shared<State>("signals", () => ({ clients: new Map(), listener: undefined, phase: "none" }));

/**
 * Has SIGTERM and SIGINT reported as an info message with the tags `signal.received` and `shutdown.reason`, and all that is buffered
 * sent, for at most `timeout` ms. Then the process ends as it would have: without other listeners it dies of that signal; with others
 * they run at once, as ever, and the ending is theirs. A second signal does not wait. Gives what stops it.
 *
 * Of several clients the newest reports; the buffers of all are sent. Does nothing in a worker thread, which gets no signals.
 *
 * @example
 * const stop = reportSignals(client, { timeout: 5000 });
 */
export function reportSignals(client: Client, { timeout }: { readonly timeout: number }): () => void {
  if (!isMainThread) return () => undefined;
  state.clients.delete(client);
  state.clients.set(client, { timeout });
  if (state.phase !== "the signal is sent again") listen();
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
  const isFirst = state.phase === "none";
  const others = process.listeners(signal).filter((one) => one !== state.listener).length;
  // Those of other libraries and of the bot count when the signal comes, not when the bot started.
  const isOurs = others <= deferringListeners();
  if (!isFirst) return isOurs ? end(signal) : undefined;
  state.phase = "everything is being sent";
  const newest = [...state.clients.keys()].at(-1);
  if (newest) captureSignal(newest, signal);
  const all = Promise.all([...state.clients].map(([client, { timeout }]) => flushed(client, timeout)));
  void all.then(() => {
    // A second signal did not wait.
    if (state.phase !== "everything is being sent") return;
    if (isOurs) end(signal);
    else goOnListening();
  });
}

/** Dies of the signal, as without us: whoever started the process sees it. */
function end(signal: Signal): void {
  state.phase = "the signal is sent again";
  keepLeftovers();
  stopListening();
  afterDelivery(signal, goOnListening);
  process.kill(process.pid, signal);
}

/** The process has not ended after all. */
function goOnListening(): void {
  state.phase = "none";
  goOn();
  if (state.clients.size > 0) listen();
}

function stopListening(): void {
  const { listener } = state;
  state.listener = undefined;
  if (!listener) return;
  for (const signal of SIGNALS) process.off(signal, listener);
}
