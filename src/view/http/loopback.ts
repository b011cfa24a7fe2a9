import type { IncomingMessage } from "node:http";

import { Refusal } from "./refusal.js";

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Throws a `Refusal` (403) for a request that comes through a foreign name or from a foreign web page.
 *
 * Listening on 127.0.0.1 keeps other machines out, but not a browser on this one: a page can let its own name point to 127.0.0.1
 * (DNS rebinding: the Host header gives it away), or just post to the port (the Origin header does).
 */
export function refuseForeigners({ headers }: IncomingMessage): void {
  if (!loopback.test(headers.host ?? "")) {
    throw new Refusal(
      403,
      "The Host header does not name this machine: the receiver only answers to localhost and 127.0.0.1. Use its DSN as printed.",
    );
  }
  if (headers.origin !== undefined && !loopback.test(headers.origin.replace(/^https?:\/\//i, ""))) {
    throw new Refusal(403, "The Origin header names a foreign site: the receiver only takes what programs and pages of this machine send.");
  }
}
