import { EventEmitter } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";

/**
 * Creates an HTTP server that no tracing of this process can watch.
 *
 * A demo or a test runs the receiver beside the client it receives from. Sentry instruments every server of its process by replacing
 * `server.emit`; each envelope would become an `http.server` span, that span the next envelope, and so on for ever.
 */
export function unobservedServer(listener: RequestListener): Server {
  const server = createServer(listener);
  // A setter that does nothing, since assigning to a read-only property would throw inside the instrumentation.
  return Object.defineProperty(server, "emit", { get: () => EventEmitter.prototype.emit, set: () => undefined });
}
