import { errorMonitor } from "node:events";
import type { Level } from "../annotation/value.js";
import { inNobodysScope } from "../discord/gateway/client-life.js";
import { keepBreadcrumb } from "../runtime/keep-breadcrumb.js";
import { guard } from "../runtime/guard.js";
import { activeClient } from "../sentry/client.js";
import type { Scope } from "../sentry/sdk.js";
import { captureWith } from "../telemetry/capture-exception-safe.js";
import { endingOf } from "./ending-of.js";
import type { Emitting } from "./refuse-unless.js";

/** How a manager calls what it has made. */
export interface Made {
  /** The manager's event that tells of a new one. */
  readonly created: string;
  readonly tag: "shard.id" | "cluster.id";
  readonly called: "Shard" | "Cluster";
  /** What is to be done besides when one has ended. */
  readonly died?: () => void;
}

interface Managing extends Emitting {
  readonly shards?: { values(): IterableIterator<unknown> };
  readonly clusters?: { values(): IterableIterator<unknown> };
}

type OneOf = Emitting & { readonly id: number };

const STEPS: Readonly<Record<string, readonly [string, Level]>> = {
  spawn: ["was spawned", "info"],
  ready: ["is ready", "info"],
  resume: ["has resumed", "info"],
  reconnecting: ["is reconnecting", "warning"],
  disconnect: ["is disconnected", "warning"],
};

type Note = (scopes: { readonly scope: Scope; readonly isolationScope: Scope }, ...args: unknown[]) => void;

/** Notes what becomes of a manager's shards. Gives what stops that. An error that nobody listens for ends the process as ever. */
export function noteLife(manager: Managing, { created, tag, called, died }: Made): () => void {
  const undo: (() => void)[] = [];
  const hear = (emitter: Emitting, event: string | symbol, note: Note): void => {
    const listener = (...args: unknown[]): void =>
      void guard("cogscope/sharding", `noting '${String(event)}'`, () =>
        inNobodysScope((scope, isolationScope) => note({ scope, isolationScope }, ...args)),
      );
    emitter.on(event as never, listener as never);
    undo.push(() => void emitter.off(event as never, listener as never));
  };
  const watch = (one: OneOf): void => {
    const at = { [tag]: one.id };
    for (const [event, [what, level]] of Object.entries(STEPS)) {
      hear(one, event, ({ isolationScope }) => crumb(isolationScope, `${called} ${one.id} ${what}`, level, at));
    }
    hear(one, "death", ({ scope, isolationScope }, ...given) => {
      died?.();
      const { how, isFault } = endingOf(given);
      const said = `${called} ${one.id} has ended: ${how}`;
      if (isFault) scope.captureMessage(said, "error", { captureContext: { tags: at } });
      crumb(isolationScope, said, isFault ? "error" : "info", at);
    });
    hear(one, errorMonitor, (_, error) => captured(error, at));
  };
  hear(manager, created, (_, one) => watch(one as OneOf));
  hear(manager, errorMonitor, (_, error) => captured(error, {}));
  for (const one of (manager.shards ?? manager.clusters)?.values() ?? []) watch(one as OneOf);
  return () => undo.splice(0).forEach((step) => step());
}

const captured = (error: unknown, tags: Readonly<Record<string, number>>): void =>
  void captureWith("cogscope/sharding", error, () => ({ tags: { "event.name": "shardError", ...tags } }));

/** A breadcrumb of the manager: it goes with every event that follows. */
function crumb(scope: Scope, message: string, level: Level, data: Readonly<Record<string, unknown>>): void {
  const client = activeClient();
  if (client !== undefined) keepBreadcrumb({ category: "discord.shard", level, message, data }, client, scope);
}
