import { guard } from "../../runtime/guard.js";
import { Scope, withIsolationScope, withScope, type Client } from "../../sentry/sdk.js";
import { PLACE } from "../place.js";
import type { Signal } from "./signal.js";

/** Captures that a signal has come, with nobody's scope: it is no single user's, wherever the listener was made. */
export function captureSignal(client: Client, signal: Signal): void {
  guard(PLACE, "reporting a signal", () => {
    const tags = { "signal.received": signal, "shutdown.reason": "signal" };
    const event = { message: `Received ${signal}`, level: "info" as const, tags };
    withIsolationScope(new Scope(), () => withScope(new Scope(), (scope) => client.captureEvent(event, {}, scope)));
  });
}

/** Resolves when the client has sent everything, at the latest when the time is over, whatever the SDK does; never rejects. */
export function flushed(client: Client, timeout: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeout);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const sending = guard(PLACE, "sending everything at the end", () => client.flush(timeout));
    if (sending) sending.then(done, done);
    else done();
  });
}
