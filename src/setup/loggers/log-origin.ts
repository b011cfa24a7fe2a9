import { shared } from "../../metadata/shared.js";
import { processScopes } from "../../sentry/process-scopes.js";
import { getCurrentScope, getIsolationScope, withIsolationScope, withScope, type Scope } from "../../sentry/sdk.js";

/** Where and when a record was logged: a logger may hand it over later, in somebody else's command. */
export interface LogOrigin {
  readonly scope: Scope;
  readonly isolationScope: Scope;
  /** In ms since the epoch. */
  readonly time: number;
  /** Whether it was logged by what the bot does with a breadcrumb or a log of ours (`beforeBreadcrumb`, `beforeSendLog`): it would go on for ever. */
  readonly isEcho: boolean;
}

const state = shared("loggers", () => ({ isKeeping: false }));

/** Runs a body of which what is logged is an echo; not inside another one. */
export function whileKeeping(body: () => void): void {
  if (state.isKeeping) return;
  state.isKeeping = true;
  try {
    body();
  } finally {
    state.isKeeping = false;
  }
}

export const originHere = (): LogOrigin => ({
  scope: getCurrentScope(),
  isolationScope: getIsolationScope(),
  time: Date.now(),
  isEcho: state.isKeeping,
});

/** Of a record of which nobody knows where it was logged: no command's. */
export const originUnknown = (): LogOrigin => ({
  scope: processScopes.scope,
  isolationScope: processScopes.isolationScope,
  time: Date.now(),
  isEcho: false,
});

/** Runs a body where a record was logged. */
export function atOrigin(origin: LogOrigin, body: () => void): void {
  if (origin.scope === getCurrentScope() && origin.isolationScope === getIsolationScope()) body();
  else withIsolationScope(origin.isolationScope, () => withScope(origin.scope, body));
}

/** The origins of records that are on their way. One object may be logged again before it has arrived: first come, first served. */
export class PendingOrigins<Origin extends LogOrigin = LogOrigin> {
  readonly #pending = new WeakMap<object, Origin[]>();

  add(record: object, origin: Origin): void {
    const waiting = this.#pending.get(record);
    if (waiting === undefined) this.#pending.set(record, [origin]);
    else waiting.push(origin);
  }

  take(record: object): Origin | undefined {
    const waiting = this.#pending.get(record);
    const origin = waiting?.shift();
    if (waiting?.length === 0) this.#pending.delete(record);
    return origin;
  }
}
