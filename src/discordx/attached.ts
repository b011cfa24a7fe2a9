import type { Client } from "discordx";
import type { Instrumentation } from "../discord/instrument-client.js";
import { shared } from "../metadata/shared.js";

/** Held weakly: a client that is thrown away without being detached must not stay in memory for our sake. */
const state = shared("discordx.attached", () => ({
  instrumentations: new WeakMap<Client, Instrumentation>(),
  clients: new Set<WeakRef<Client>>(),
}));

/** Notes that a client is attached; gives what takes that back. */
export function noteAttached(client: Client, instrumentation: Instrumentation): () => void {
  const reference = new WeakRef(client);
  state.clients.add(reference);
  state.instrumentations.set(client, instrumentation);
  return () => {
    state.clients.delete(reference);
    if (state.instrumentations.get(client) === instrumentation) state.instrumentations.delete(client);
  };
}

export const instrumentationOf = (client: Client): Instrumentation | undefined => state.instrumentations.get(client);

/** All clients of a process share the handlers, so that each call has to ask whose it is. */
export const isAttached = (client: unknown): client is Client => state.instrumentations.has(client as Client);

export const isAnyAttached = (): boolean => [...state.clients].some((reference) => reference.deref() !== undefined);

export const PLACE = "cogscope/discordx";
