import * as Sentry from "@sentry/node";

/**
 * What annotations say unasked, written by hand: the first half of what differs from calls by hand as one would write them. The other half,
 * which cannot be written with the SDK's calls, stands in `differences.ts`; all of it in `docs/transparency.md`.
 */

/** A tag is an attribute of the scope too: Sentry sends tags with errors alone, and attributes with spans, logs and metrics. */
export function tag(scope: Sentry.Scope, key: string, value: string): void {
  scope.setTag(key, value).setAttribute(key, value);
}

/** A span says which method it is of. */
export const codeOf = (method: string): Record<string, string> => ({ "code.function.name": method });

/** By error, then by command: one error may leave several. */
const trails = new WeakMap<object, Map<Sentry.Scope, Sentry.Scope>>();

/**
 * A span that failed says with which class of error. And the scope follows the error: wherever it is captured, it has what was said
 * in the innermost method that it left.
 */
export function failed(error: unknown, span?: Sentry.Span): void {
  span?.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
  if (!(error instanceof Error)) return;
  const trail = trails.get(error) ?? new Map<Sentry.Scope, Sentry.Scope>();
  trails.set(error, trail);
  if (!trail.has(Sentry.getIsolationScope())) trail.set(Sentry.getIsolationScope(), Sentry.getCurrentScope().clone());
}

/** What the `@CaptureErrors` of a command says; it is said too of an error that is captured further in. */
interface Policy {
  readonly tags: Record<string, string>;
  readonly contexts: Record<string, Record<string, unknown>>;
}

const policies = new WeakMap<Sentry.Scope, Policy>();

export const ofCommand = (policy: Policy): void => void policies.set(Sentry.getIsolationScope(), policy);

const commandsOf = new WeakMap<object, Sentry.Scope>();

/** An error is an event for each command that it leaves, with the category of what failed, and the words of all methods that it passes. */
export function capture(error: unknown, own: Policy & Pick<Sentry.Event, "level" | "fingerprint">): void {
  const command = Sentry.getIsolationScope();
  if (error instanceof Error) {
    const isOther = commandsOf.has(error) && commandsOf.get(error) !== command;
    if (isOther) Reflect.deleteProperty(error, "__sentry_captured__");
    commandsOf.set(error, command);
  }
  const around = policies.get(command);
  const tags = { "error.type": "cog", ...around?.tags, ...own.tags };
  const contexts = { ...around?.contexts, ...own.contexts };
  withTrail(error, () => Sentry.captureException(error, { captureContext: { ...own, tags, contexts } as never }));
}

/** Of an error with a cause it is the cause's scope: that is further in. Outside, any of its commands' will do. */
export function withTrail(error: unknown, callback: () => void): void {
  const trail = error instanceof Error ? (trails.get(error.cause as object) ?? trails.get(error)) : undefined;
  Sentry.withScope(trail?.get(Sentry.getIsolationScope()) ?? [...(trail?.values() ?? [])][0] ?? Sentry.getCurrentScope(), callback);
}

/**
 * The span that a span may be started in. One that has ended is nobody's parent, however much the SDK still calls it active; one that is not
 * recorded never ends by itself, so it has when its root has.
 */
export function openSpan(): Sentry.Span | undefined {
  const active = Sentry.getActiveSpan();
  if (active === undefined || active.isRecording()) return active;
  const isOver = Sentry.spanToJSON(Sentry.getRootSpan(active) ?? active).end_timestamp !== undefined;
  return isOver ? undefined : active;
}

/** A command that is called from what another has left behind has nothing of that one: it begins with the scopes of nobody. */
export function afresh<T>(callback: () => T): T {
  const scope = new Sentry.Scope();
  scope.setClient(Sentry.getClient());
  return Sentry.withIsolationScope(new Sentry.Scope(), () => Sentry.withScope(scope, callback));
}
