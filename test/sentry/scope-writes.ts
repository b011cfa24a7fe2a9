import * as Sentry from "@sentry/node";
import fc from "fast-check";

/** Something that a bot or the SDK does to a scope. */
export interface Write {
  readonly says: string;
  readonly on: (scope: Sentry.Scope) => unknown;
}

const key = fc.constantFrom("a", "b", "flags", "sampleRand", "toString", "constructor");
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined));
const record = fc.dictionary(key, value, { maxKeys: 3 });
const user = fc.option(fc.record({ id: fc.string(), email: fc.string() }, { requiredKeys: [] }));
const level = fc.constantFrom<Sentry.SeverityLevel>("fatal", "error", "info");
const file = fc.record({ filename: fc.string(), data: fc.string() });
const processor: Parameters<Sentry.Scope["addEventProcessor"]>[0] = (event) => event;

const write = <T>(name: string, arbitrary: fc.Arbitrary<T>, on: (scope: Sentry.Scope, given: T) => unknown): fc.Arbitrary<Write> =>
  arbitrary.map((given) => ({ says: `${name} ${JSON.stringify(given)}`, on: (scope) => on(scope, given) }));

/** A flag is kept in a list that the SDK changes in place (@sentry/core 11.12, utils/featureFlags.js). */
function evaluate(scope: Sentry.Scope, flag: string): void {
  const contexts = scope.getScopeData().contexts as { flags?: { values?: unknown } };
  if (!Array.isArray(contexts.flags?.values)) scope.setContext("flags", { values: [] });
  (contexts.flags?.values as unknown[]).push({ flag, result: true });
}

export const scopeWrite: fc.Arbitrary<Write> = fc.oneof(
  write("setTag", fc.tuple(key, value), (scope, [name, one]) => scope.setTag(name, one)),
  write("setTags", record, (scope, all) => scope.setTags(all)),
  write("setAttribute", fc.tuple(key, value), (scope, [name, one]) => scope.setAttribute(name, one)),
  write("setAttributes", record, (scope, all) => scope.setAttributes(all)),
  write("removeAttribute", key, (scope, name) => scope.removeAttribute(name)),
  write("setExtra", fc.tuple(key, fc.jsonValue()), (scope, [name, one]) => scope.setExtra(name, one)),
  write("setExtras", record, (scope, all) => scope.setExtras(all)),
  write("setContext", fc.tuple(fc.constantFrom("a", "b"), fc.option(record)), (scope, [name, one]) => scope.setContext(name, one)),
  write("a flag", key, evaluate),
  write("past the setters", fc.tuple(key, value), past),
  write("setUser", user, (scope, one) => scope.setUser(one as Sentry.User | null)),
  write("setLevel", level, (scope, one) => scope.setLevel(one)),
  write("setFingerprint", fc.array(fc.string()), (scope, one) => scope.setFingerprint([...one])),
  write("setTransactionName", fc.string(), (scope, one) => scope.setTransactionName(one)),
  write("addBreadcrumb", fc.tuple(fc.string(), fc.constantFrom(1, 3)), (scope, [message, most]) =>
    scope.addBreadcrumb({ message, timestamp: 1 }, most),
  ),
  write("clearBreadcrumbs", fc.constant(0), (scope) => scope.clearBreadcrumbs()),
  write("addAttachment", file, (scope, one) => scope.addAttachment(one)),
  write("clearAttachments", fc.constant(0), (scope) => scope.clearAttachments()),
  write("addEventProcessor", fc.constant(0), (scope) => scope.addEventProcessor(processor)),
  write("setSDKProcessingMetadata", record, (scope, one) => scope.setSDKProcessingMetadata({ own: one, ...one })),
  write("setPropagationContext", fc.string(), (scope, traceId) => scope.setPropagationContext({ traceId, sampleRand: 0.5 })),
  write("a decision", fc.boolean(), (scope, sampled) => (scope.getPropagationContext().sampled = sampled)),
  write("setConversationId", fc.option(fc.string()), (scope, id) => scope.setConversationId(id)),
  write("setLastEventId", fc.string(), (scope, id) => scope.setLastEventId(id)),
  write("update", record, (scope, one) => scope.update({ tags: one, extra: one, contexts: { a: one }, level: "debug" })),
);

/** Not all that is written goes through a setter. */
function past(scope: Sentry.Scope, [name, one]: [string, unknown]): void {
  const { tags, attributes, extra, contexts } = scope.getScopeData();
  for (const bag of [tags, attributes, extra]) (bag as Record<string, unknown>)[name] = one;
  contexts["past"] = { [name]: one };
}

/** All that can be read of a scope, as it is now. */
export function dataOf(scope: Sentry.Scope): unknown {
  const { eventProcessors, sdkProcessingMetadata, ...data } = scope.getScopeData();
  const { cogscope, ...metadata } = sdkProcessingMetadata as { cogscope?: () => unknown };
  return {
    ...(structuredClone(data) as object),
    metadata: structuredClone(metadata),
    call: cogscope?.(),
    eventProcessors: [...eventProcessors],
    lastEventId: scope.lastEventId(),
    client: scope.getClient(),
    session: scope.getSession(),
  };
}
