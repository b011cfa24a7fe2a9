import type { Client } from "discord.js";
import type { Level } from "../../annotation/value.js";
import { keepBreadcrumb } from "../../runtime/keep-breadcrumb.js";
import { surroundings } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { captureWith } from "../../telemetry/capture-exception-safe.js";
import { gauge } from "../../runtime/metrics/metric.js";
import { activeClient } from "../../sentry/client.js";
import { withIsolationScope, withScope, type Scope } from "../../sentry/sdk.js";
import { mechanismOf } from "./mechanism-of.js";
import { outside } from "../../runtime/outside.js";

/** Runs where a client's own life belongs: in no command, whatever its socket was opened in. */
export function inNobodysScope(body: (scope: Scope, isolationScope: Scope) => void): void {
  const { scope, isolationScope } = outside(surroundings());
  withIsolationScope(isolationScope, () => withScope(scope, () => body(scope, isolationScope)));
}

type Note = (...args: readonly never[]) => void;

/** What is noted of a client's events about itself. No listener is added: `error` without one has to throw. */
const NOTES: Readonly<Record<string, Note>> = {
  shardReady: (id: number) => crumb(`Shard ${id} is ready`, "info", { shard: id }),
  shardResume: (id: number, replayed: number) => crumb(`Shard ${id} has resumed`, "info", { shard: id, replayed }),
  shardReconnecting: (id: number) => crumb(`Shard ${id} is reconnecting`, "warning", { shard: id }),
  shardError: (error: unknown, id: number) => {
    crumb(`Shard ${id} has an error`, "error", { shard: id });
    // discord.js connects again by itself.
    captureWith("instrumentClient()", error, () => ({ tags: { "event.name": "shardError", "shard.id": id }, level: "warning" }));
  },
  shardDisconnect: ({ code }: { readonly code: number }, id: number) => {
    crumb(`Shard ${id} is disconnected for good`, "error", { shard: id, code });
    message(`Shard ${id} is disconnected and will not reconnect: close code ${code}`, "error", {
      "shard.id": id,
      "discord.close_code": code,
    });
  },
  invalidated: () => message("The session was invalidated; the client has stopped", "fatal", {}),
  warn: (said: string) => crumb(said, "warning", {}),
};

/** Notes an event of the client about itself. */
export function noteLife(event: string | symbol, args: readonly unknown[]): void {
  const note = typeof event === "string" && Object.hasOwn(NOTES, event) ? NOTES[event] : undefined;
  if (note === undefined || activeClient() === undefined) return;
  guard("cogscope/discord", `noting the event '${String(event)}'`, () => inNobodysScope(() => note(...(args as never[]))));
}

/** Notes an error that a client emits outside any command. */
export function noteError(client: Client, error: unknown): void {
  guard("cogscope/discord", "noting an error of the client", () =>
    inNobodysScope(() => captureWith("instrumentClient()", error, () => ({ tags: { "event.name": "error" } }), mechanismOf(client, false))),
  );
}

/** A breadcrumb of the bot: it goes with the events of every command that begins later. */
function crumb(said: string, level: Level, data: Readonly<Record<string, unknown>>): void {
  const client = activeClient();
  if (client === undefined) return;
  const { isolationScope } = surroundings();
  keepBreadcrumb({ category: "discord.gateway", level, message: String(said).slice(0, 500), data }, client, isolationScope);
}

function message(said: string, level: Level, tags: Readonly<Record<string, string | number>>): void {
  surroundings().scope.captureMessage(said, level, { captureContext: { tags } });
}

/** A shard that is connected (discord.js 14.28, Status.Ready); any other has the ping that it had. */
const READY = 0;

/** Measures the ping of each shard from time to time; gives what stops that. */
export function measurePing(client: Client, interval: number): () => void {
  if (interval === 0) return () => undefined;
  const reference = new WeakRef(client);
  const measure = (): void => {
    const attached = reference.deref();
    if (attached === undefined) clearInterval(timer);
    if (attached === undefined || activeClient() === undefined) return;
    inNobodysScope(() => {
      for (const { id, ping, status } of attached.ws.shards.values()) {
        if (ping >= 0 && (status as number) === READY) gauge("bot.gateway.ping", ping, "millisecond", { "shard.id": id });
      }
    });
  };
  const timer = setInterval(() => guard("cogscope/discord", "measuring the ping", measure), interval);
  timer.unref();
  return () => clearInterval(timer);
}
