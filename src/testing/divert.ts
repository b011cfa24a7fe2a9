import { serializeEnvelope } from "@sentry/core";
import { SetupError } from "../runtime/setup-error.js";
import type { Client } from "../sentry/sdk.js";
import type { Keep } from "./in-memory-transport.js";

/** Keeps what a client would send, instead of sending it; gives the way back. */
export function divert(client: Client, option: string, keep: Keep): () => void {
  const transport = client.getTransport();
  if (transport === undefined)
    throw new SetupError(`the option '${option}'`, "the client has no DSN and sends nothing", "Give it one: http://public@127.0.0.1:9/1");
  const own = Object.getOwnPropertyDescriptor(transport, "send");
  // The client asks its transport for `send` each time (@sentry/core 11.12, client.js).
  transport.send = (envelope) => {
    keep(serializeEnvelope(envelope));
    return Promise.resolve({ statusCode: 200 });
  };
  return () => {
    if (own === undefined) Reflect.deleteProperty(transport, "send");
    else Object.defineProperty(transport, "send", own);
  };
}
