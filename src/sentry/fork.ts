import { Scope } from "./sdk.js";

/**
 * What a scope has. All but `refs` is private (@sentry/core 11.12, scope.js), and this is the one file that knows it. The SDK's own
 * `clone()` first makes a scope with a trace of its own that nobody wants, and then copies everything: 1.6 µs. What it replaces as a
 * whole and never changes in place is shared here. {@link forksAreRight} compares the two; where they differ nobody uses this.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the fields are those of Scope, which declares them
interface Fork {
  _notifyingListeners: boolean;
  _scopeListeners: unknown[];
  _eventProcessors: unknown[];
  _breadcrumbs: unknown[];
  _attachments: unknown[];
  _user: unknown;
  _tags: object;
  _attributes: object;
  _extra: object;
  _contexts: Record<string, unknown> & { flags?: { values: unknown[] } };
  _sdkProcessingMetadata: object;
  _propagationContext: object;
  _level: unknown;
  _session: unknown;
  _transactionName: unknown;
  _fingerprint: unknown;
  _client: unknown;
  _lastEventId: unknown;
  _conversationId: unknown;
  refs: { span?: unknown };
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
class Fork {
  constructor(from: Fork, tags: object | undefined, key: string, metadatum: unknown) {
    this._notifyingListeners = false;
    this._scopeListeners = [];
    this._eventProcessors = copied(from._eventProcessors);
    this._breadcrumbs = copied(from._breadcrumbs);
    this._attachments = copied(from._attachments);
    this._user = from._user;
    this._tags = tags === undefined ? from._tags : joined(from._tags, tags);
    // `removeAttribute` deletes in place.
    this._attributes = joined(from._attributes, tags);
    this._extra = from._extra;
    this._contexts = joined(from._contexts, undefined);
    if (this._contexts.flags !== undefined) this._contexts.flags = { values: [...this._contexts.flags.values] };
    const metadata = joined(from._sdkProcessingMetadata, undefined);
    metadata[key] = metadatum;
    this._sdkProcessingMetadata = metadata;
    this._propagationContext = { ...from._propagationContext };
    this._level = from._level;
    this._session = from._session;
    this._transactionName = from._transactionName;
    this._fingerprint = from._fingerprint;
    this._client = from._client;
    this._lastEventId = from._lastEventId;
    this._conversationId = from._conversationId;
    this.refs = { span: from.refs.span };
  }
}
Object.setPrototypeOf(Fork.prototype, Scope.prototype);
Reflect.deleteProperty(Fork.prototype, "constructor"); // that of Scope

/** Not by spreading: V8 takes 0.7 µs to add a property to an object that was spread, or to spread a second one into it (Node 20). */
function joined(one: object, other: object | undefined): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const key in one) all[key] = (one as typeof all)[key];
  for (const key in other) all[key] = (other as typeof all)[key];
  return all;
}

const copied = (list: readonly unknown[]): unknown[] => (list.length === 0 ? [] : list.slice());

/** A copy of a scope, as `clone()` gives it, with more tags (which are attributes, too) and one more datum among its processing metadata. */
export const forkOf = (scope: Scope, tags: object | undefined, key: string, metadatum: unknown): Scope =>
  new Fork(scope as unknown as Fork, tags, key, metadatum) as unknown as Scope;

/** The processing metadata of a scope, without the record of all its data that `getScopeData()` makes. */
export const metadataOn = (scope: Scope): Readonly<Record<string, unknown>> =>
  (scope as unknown as Fork)._sdkProcessingMetadata as Readonly<Record<string, unknown>>;

/** Whether a fork is what this SDK's `clone()` gives, field by field, and keeps what is written on it to itself. */
export function forksAreRight(): boolean {
  try {
    const scope = filled();
    const [clone, fork] = [scope.clone(), forkOf(scope, undefined, "metadata", scope.getScopeData().sdkProcessingMetadata["metadata"])];
    if (!(fork instanceof Scope) || shapeOf(fork) !== shapeOf(clone)) return false;
    const before = shapeOf(scope);
    overwrite(fork);
    overwrite(clone);
    return (
      shapeOf(scope) === before && shapeOf(fork) === shapeOf(clone) && metadataOn(scope) === scope.getScopeData().sdkProcessingMetadata
    );
  } catch {
    return false;
  }
}

function filled(): Scope {
  const scope = new Scope();
  scope
    .setTag("tag", 1)
    .setAttribute("attribute", 1)
    .setContext("context", { a: 1 })
    .setContext("flags", { values: [1] });
  scope.setUser({ id: "1" }).setExtra("extra", 1).setLevel("info").setFingerprint(["a"]).setTransactionName("name").addEventProcessor(same);
  scope
    .addBreadcrumb({ message: "a" })
    .addAttachment({ filename: "a", data: "a" })
    .setSDKProcessingMetadata({ metadata: { a: 1 } });
  scope.setLastEventId("1");
  scope.setConversationId("1").setPropagationContext({ traceId: "1", sampleRand: 0.5 });
  return scope;
}

/** Writes on a scope in all ways that change something of it in place. */
function overwrite(scope: Scope): void {
  scope.setTag("tag", 2).removeAttribute("attribute").setContext("context", null).setExtra("extra", 2).addEventProcessor(same);
  scope
    .addBreadcrumb({ message: "b", timestamp: 1 })
    .addAttachment({ filename: "b", data: "b" })
    .setSDKProcessingMetadata({ metadata: { b: 1 } });
  (scope.getScopeData().contexts["flags"] as unknown as { values: unknown[] }).values.push(2);
  scope.getPropagationContext().sampled = false;
}

const same = <T>(event: T): T => event;

/** What a scope has, in a text that tells two apart. */
const shapeOf = (scope: Scope): string =>
  JSON.stringify(
    Object.getOwnPropertyNames(scope)
      .sort()
      .map((name) => [name, (scope as unknown as Record<string, unknown>)[name] ?? null]),
  );
