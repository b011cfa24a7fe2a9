import { Events } from "discord.js";

/** The client's events about itself: they belong to no user, and what a listener sets there is meant for the whole bot. */
const OWN_LIFE: ReadonlySet<string> = new Set([
  "cacheSweep",
  "clientReady",
  "debug",
  "invalidated",
  "raw",
  "ready",
  "shardDisconnect",
  "shardError",
  "shardReady",
  "shardReconnecting",
  "shardResume",
  "warn",
]);

const ALL: ReadonlySet<string | symbol> = new Set(Object.values(Events));

/**
 * What an event is: Node's own (and `error`, which without a listener has to throw), the client's about itself, one that came by
 * the gateway, or one that the bot or its framework has made up.
 */
export function eventKind(event: string | symbol): "node" | "life" | "gateway" | "custom" {
  if (typeof event === "symbol" || event === "error" || event === "newListener" || event === "removeListener") return "node";
  if (OWN_LIFE.has(event)) return "life";
  return ALL.has(event) ? "gateway" : "custom";
}
