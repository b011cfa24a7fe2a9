import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { forkOf } from "../../src/sentry/fork.js";
import { forksAreRight } from "../../src/sentry/forks-are-right.js";
import { dataOf, scopeWrite, type Write } from "./scope-writes.js";

/** A scope on which all this was written; a trace of its own is drawn at random. */
const scopeWith = (writes: readonly Write[]): Sentry.Scope => {
  const scope = new Sentry.Scope().setPropagationContext({ traceId: "0", sampleRand: 0.5 });
  for (const { on } of writes) on(scope);
  return scope;
};

const writes = fc.array(scopeWrite, { maxLength: 8 });
const datum = { frame: { name: "a call" } };

/** The SDK's own way, which a fork stands for. */
const cloneOf = (scope: Sentry.Scope, tags: Record<string, string> | undefined): Sentry.Scope => {
  const clone = scope.clone().setSDKProcessingMetadata({ cogscope: datum });
  return tags === undefined ? clone : clone.setTags(tags).setAttributes(tags);
};

test("Whatever is written before and after, a fork has what the SDK's clone has, and each keeps it to itself", () => {
  const tags = fc.option(fc.dictionary(fc.constantFrom("a", "cog.name", "constructor"), fc.string()), { nil: undefined });
  fc.assert(
    fc.property(writes, tags, writes, writes, (before, own, inside, outside) => {
      const scope = scopeWith(before);
      const [fork, clone] = [forkOf(scope, own, "cogscope", datum), cloneOf(scope, own)];
      expect(dataOf(fork)).toEqual(dataOf(clone));
      const untouched = dataOf(scope);
      for (const { on } of inside) [fork, clone].forEach(on);
      expect(dataOf(scope)).toEqual(untouched);
      expect(dataOf(fork)).toEqual(dataOf(clone));
      const kept = dataOf(fork);
      for (const { on } of outside) on(scope);
      expect(dataOf(fork)).toEqual(kept);
      // A command's scope is forked again for each method in it.
      const [again, cloneAgain] = [forkOf(fork, own, "cogscope", datum), cloneOf(clone, own)];
      for (const { on } of outside) [again, cloneAgain].forEach(on);
      expect(dataOf(fork)).toEqual(kept);
      expect(dataOf(again)).toEqual(dataOf(cloneAgain));
    }),
    { numRuns: 500 },
  );
});

test("A fork is a scope to the SDK: an instance of its class, with its constructor", () => {
  const fork = forkOf(new Sentry.Scope(), undefined, "cogscope", datum);
  expect(fork).toBeInstanceOf(Sentry.Scope);
  expect(fork.constructor).toBe(Sentry.Scope);
  expect(fork.clone()).toBeInstanceOf(Sentry.Scope);
});

test("A fork has the span of its scope", () => {
  Sentry.startSpan({ name: "a span" }, (span) => {
    const fork = forkOf(Sentry.getCurrentScope(), undefined, "cogscope", datum);
    expect(Sentry.withScope(fork, () => Sentry.getActiveSpan())).toBe(span);
  });
});

test("A fork has the client and the session of its scope", () => {
  const scope = new Sentry.Scope();
  const client = { name: "a client" } as unknown as Sentry.NodeClient;
  scope.setClient(client);
  scope.setSession({ sid: "1" } as never);
  const fork = forkOf(scope, undefined, "cogscope", datum);
  expect(fork.getClient()).toBe(client);
  expect(fork.getSession()).toBe(scope.getSession());
});

test("With the SDK that is installed, forks are right", () => {
  expect(forksAreRight()).toBe(true);
});
