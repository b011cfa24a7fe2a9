import { deferringListeners } from "./deferring-listeners.js";
import type { Signal } from "./signal.js";

/**
 * Calls back where the process outlives a signal that is sent to it now, once nobody will send that signal again. Who listens earlier
 * hears the same signal once more: it is delivered in the next turn of the loop, after `setImmediate` (libuv, src/unix/signal.c).
 */
export function afterDelivery(signal: Signal, callback: () => void): void {
  if (process.listenerCount(signal) === 0) {
    // It has died by then, but for the first process of a container (kernel, pid_namespaces(7)), which would not have without us either.
    setImmediate(callback);
    return;
  }
  const before = deferringListeners();
  // The first to hear it, and gone by then: the others do not count it among those who listen.
  process.prependOnceListener(signal, () => {
    // All have heard it. Who has stopped listening has sent it again, for whoever is left.
    process.nextTick(() => (deferringListeners() < before ? afterDelivery(signal, callback) : callback()));
  });
}
