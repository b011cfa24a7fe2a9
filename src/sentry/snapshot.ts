import { type Bag, copyOf, type Fields, fieldsOf } from "./scope-fields.js";

interface Snapshot {
  readonly fields: Fields;
  /** How many keys its bags have. */
  readonly keys: number;
}

const snapshots = new WeakMap<Fields, Snapshot>();

/**
 * The fields of a scope of the SDK as they are now, for forks to share. Most are forked from the scopes of the process, which seldom change: the
 * copy of last time does, where nothing has. To see that takes half of what a copy does, and leaves nothing to collect.
 */
export function snapshotOf(scope: Fields): Fields {
  const known = snapshots.get(scope);
  if (known !== undefined && isSame(scope, known)) return known.fields;
  const fields = copyOf(fieldsOf(scope));
  snapshots.set(scope, { fields, keys: keysOf(fields) });
  return fields;
}

/** Name by name: by a list of names it would take as long as a copy. Of flags a copy has its own list: it is never the same. */
const isSame = (scope: Fields, { fields, keys }: Snapshot): boolean =>
  scope._user === fields._user &&
  scope._level === fields._level &&
  scope._transactionName === fields._transactionName &&
  scope._fingerprint === fields._fingerprint &&
  scope._lastEventId === fields._lastEventId &&
  scope._conversationId === fields._conversationId &&
  isSameList(scope._eventProcessors, fields._eventProcessors) &&
  isSameList(scope._breadcrumbs, fields._breadcrumbs) &&
  isSameList(scope._attachments, fields._attachments) &&
  common(scope._tags, fields._tags) +
    common(scope._attributes, fields._attributes) +
    common(scope._extra, fields._extra) +
    common(scope._contexts, fields._contexts) +
    common(scope._sdkProcessingMetadata, fields._sdkProcessingMetadata) +
    commonOfTrace(scope._propagationContext, fields._propagationContext) ===
    keys;

const keysOf = ({ _tags, _attributes, _extra, _contexts, _sdkProcessingMetadata, _propagationContext }: Fields): number =>
  [_tags, _attributes, _extra, _contexts, _sdkProcessingMetadata, _propagationContext].reduce(
    (sum, bag) => sum + Object.keys(bag).length,
    0,
  );

/** How many keys two bags have in common, with their values; no number where one has another value, or none: it could be another key's. */
function common(one: Bag, other: Bag): number {
  let keys = 0;
  for (const key in one) {
    if (one[key] !== other[key] || one[key] === undefined) return NaN;
    keys++;
  }
  return keys;
}

/** The same of a trace: its random number is read by its name, for V8 makes an object of a fraction that is read by a variable one. */
function commonOfTrace(one: Bag, other: Bag): number {
  if (one["sampleRand"] !== other["sampleRand"] || one["sampleRand"] === undefined) return NaN;
  let keys = 0;
  for (const key in one) {
    if (key !== "sampleRand" && (one[key] !== other[key] || one[key] === undefined)) return NaN;
    keys++;
  }
  return keys;
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
