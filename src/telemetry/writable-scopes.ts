import { hint } from "../runtime/diagnostics.js";
import { openFrame, surroundings, type Frame, type Surroundings } from "../runtime/frame.js";
import { isInFinishedRoot } from "../runtime/live-surroundings.js";
import { activeClient } from "../sentry/client.js";
import { processScopes } from "../sentry/process-scopes.js";
import type { Scope } from "../sentry/sdk.js";

/** Where a function of telemetry writes. */
export interface Writable {
  /** Lasts for the command; outside an entry point the current fork. */
  readonly lasting: Scope;
  /** The scopes of this call's open annotations and the current one: they write too where they already hold the key. */
  readonly nearer: readonly Scope[];
}

/**
 * The scopes that `setTag` and its like write on: the entry point's isolation scope. Outside an entry point the current scope;
 * where calls share that one, nothing is written, and one hint is given, for it would reach every user's events.
 */
export function writableScopes(caller: string): Writable | undefined {
  if (activeClient() === undefined) return undefined; // no call opens an entry point then, and nothing would be sent
  const { scope, isolationScope, frame } = surroundings();
  const open = openFrame(frame);
  if (open?.entry?.open === true) return { lasting: isolationScope, nearer: [scope, ...scopesOf(open)] };
  hint(
    caller,
    "it was called outside an entry point, so it lasts no longer than the current scope; on a scope that calls share nothing is written",
  );
  return isShared({ scope, isolationScope, frame }) ? undefined : { lasting: scope, nearer: scopesOf(open) };
}

/**
 * Whether a scope is not one call's: the process's own, or one that a finished call has left behind, which all that was started inside
 * it shares (after a login inside a span: every handler of the bot).
 */
export function isShared({ scope, isolationScope, frame }: Surroundings): boolean {
  if (scope === processScopes.scope || (frame?.open === false && scope === frame.scope)) return true;
  return isolationScope === processScopes.isolationScope && frame === undefined && isInFinishedRoot(scope);
}

function scopesOf(frame: Frame | undefined): Scope[] {
  const scopes: Scope[] = [];
  for (let at = frame; at !== undefined && at.entry === frame?.entry; at = openFrame(at.outer.frame)) scopes.push(at.scope);
  return scopes;
}

/** Writes on the lasting scope, and on each nearer one that holds the key and would hide it. */
export function writeTo(caller: string, holds: (scope: Scope) => boolean, write: (scope: Scope, isLasting: boolean) => void): void {
  const scopes = writableScopes(caller);
  if (scopes === undefined) return;
  write(scopes.lasting, true);
  for (const scope of new Set(scopes.nearer)) {
    if (scope !== scopes.lasting && holds(scope)) write(scope, false);
  }
}
