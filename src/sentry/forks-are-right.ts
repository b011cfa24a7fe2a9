import { forkOf, metadataOn } from "./fork.js";
import { Scope } from "./sdk.js";

/** Whether a fork is what this SDK's `clone()` gives, field by field, and keeps what is written on it to itself. */
export function forksAreRight(): boolean {
  try {
    const scope = filled();
    const twin = scope.clone();
    // Of a scope, and of a fork, which share until one of them is touched.
    return isRight(scope, twin) && isRight(forkOf(scope, NOTHING, undefined, undefined), twin);
  } catch {
    return false;
  }
}

/** The same of one scope, with a copy of it by the SDK. */
function isRight(scope: Scope, twin: Scope): boolean {
  const fork = forkOf(scope, NOTHING, undefined, undefined);
  const clone = twin.clone();
  const names = Object.keys(clone);
  const shape = (of: Scope): string => shapeOf(of, names);
  if (!(fork instanceof Scope) || !names.every((name) => name in fork) || shape(fork) !== shape(clone)) return false;
  const before = shape(scope);
  overwrite(fork);
  overwrite(clone);
  const kept = shape(fork);
  const again = forkOf(fork, NOTHING, undefined, undefined);
  overwrite(fork);
  return (
    shape(scope) === before &&
    kept === shape(clone) &&
    shape(again) === kept &&
    metadataOn(scope) === scope.getScopeData().sdkProcessingMetadata
  );
}

const NOTHING = { tags: undefined, contexts: undefined };

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

/** Writes on a scope in all ways that change something of it, also past its setters. */
function overwrite(scope: Scope): void {
  scope.setTag("tag", 2).removeAttribute("attribute").setContext("context", null).setExtra("extra", 2).addEventProcessor(same);
  scope.addBreadcrumb({ message: "b", timestamp: 1 }).addAttachment({ filename: "b", data: "b" });
  scope
    .setExtras({ more: 1 })
    .setSDKProcessingMetadata({ metadata: { b: 1 } })
    .update({ tags: { more: 1 } });
  const { tags, extra, attributes, contexts } = scope.getScopeData();
  for (const bag of [tags, extra, attributes, contexts]) (bag as Record<string, unknown>)["late"] = 1;
  (contexts["flags"] as unknown as { values: unknown[] }).values.push(2);
  scope.getPropagationContext().sampled = false;
}

const same = <T>(event: T): T => event;

/** What a scope has by these names, in a text that tells two apart. */
function shapeOf(scope: Scope, names: readonly string[]): string {
  const fields = scope as unknown as Record<string, unknown>;
  return JSON.stringify([names.map((name) => [name, fields[name] ?? null]), fields["refs"], scope.getScopeData()]);
}
