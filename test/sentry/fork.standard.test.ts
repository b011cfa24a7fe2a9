import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { cloneFor, type ForkAdditions } from "../../src/sentry/clone.js";
import { forkOf, frameOn, metadataOn, traceOn } from "../../src/sentry/fork.js";
import { forksAreRight } from "../../src/sentry/forks-are-right.js";

import type { Additions, Trace } from "../../src/sentry/scope-fields.js";
import { dataOf, scopeWrite, type Write } from "./scope-writes.js";

/** A scope on which all this was written; a trace of its own is drawn at random. */
const scopeWith = (writes: readonly Write[]): Sentry.Scope => {
  const scope = new Sentry.Scope().setPropagationContext({ traceId: "0", sampleRand: 0.5 });
  for (const { on } of writes) on(scope);
  return scope;
};

const writes = fc.array(scopeWrite, { maxLength: 8 });
const call = { name: "a call" };
const NOTHING: Additions = { tags: undefined, contexts: undefined };

/** The SDK's own way, which a fork stands for. */
function cloneOf(scope: Sentry.Scope, { tags, contexts }: Additions, trace: Trace | undefined): Sentry.Scope {
  const clone = scope.clone().setSDKProcessingMetadata({ cogscope: () => call });
  if (tags !== undefined) clone.setTags(tags as Record<string, string>).setAttributes(tags as Record<string, string>);
  for (const [name, block] of Object.entries(contexts ?? {})) clone.setContext(name, block as Record<string, unknown>);
  return trace === undefined ? clone : clone.setPropagationContext({ ...trace });
}

const trace = fc.option(fc.constant({ traceId: "2", sampleRand: 0.1 }), { nil: undefined });
const additions: fc.Arbitrary<Additions> = fc.record({
  tags: fc.option(fc.dictionary(fc.constantFrom("a", "cog.name", "constructor"), fc.string()), { nil: undefined }),
  contexts: fc.option(fc.dictionary(fc.constantFrom("a", "flags of ours"), fc.dictionary(fc.string(), fc.string())), { nil: undefined }),
});

test("Whatever is written before and after, a fork has what the SDK's clone has, and each keeps it to itself", () => {
  fc.assert(
    fc.property(writes, additions, trace, writes, writes, (before, own, begun, inside, outside) => {
      const scope = scopeWith(before);
      const [fork, clone] = [forkOf(scope, own, begun, call), cloneOf(scope, own, begun)];
      expect(dataOf(fork)).toEqual(dataOf(clone));
      const untouched = dataOf(scope);
      for (const { on } of inside) [fork, clone].forEach(on);
      expect(dataOf(scope)).toEqual(untouched);
      expect(dataOf(fork)).toEqual(dataOf(clone));
      const kept = dataOf(fork);
      for (const { on } of outside) on(scope);
      expect(dataOf(fork)).toEqual(kept);
    }),
    { numRuns: 300 },
  );
});

test("A copy by public API alone has what all the setters would have written on it, and keeps it to itself", () => {
  fc.assert(
    fc.property(writes, additions, trace, (before, own, begun) => {
      const scope = scopeWith(before);
      const untouched = dataOf(scope);
      expect(dataOf(cloneFor(scope, own as ForkAdditions, begun, call))).toEqual(dataOf(cloneOf(scope, own, begun)));
      const another = { name: "an inner call" };
      const inner = cloneFor(cloneOf(scope, own, begun), NOTHING as ForkAdditions, undefined, another);
      expect(dataOf(inner)).toEqual({ ...(dataOf(cloneOf(scope, own, begun)) as object), call: another });
      expect(dataOf(scope)).toEqual(untouched);
    }),
    { numRuns: 300 },
  );
});

const MORE: ForkAdditions = { tags: { a: 1 }, contexts: { c: { d: 1 } } };

test("A copy by public API alone is written on without the setters, as long as the SDK gives what a scope has and no copy of that", () => {
  const { prototype } = Sentry.Scope;
  const { setTags, getScopeData } = prototype;
  let heard = 0;
  prototype.setTags = function (this: Sentry.Scope, tags) {
    heard++;
    return setTags.call(this, tags);
  };
  try {
    expect(cloneFor(new Sentry.Scope(), MORE, undefined, call).getScopeData()).toMatchObject(MORE);
    expect(heard).toBe(0);
    prototype.getScopeData = function (this: Sentry.Scope) {
      const data = getScopeData.call(this);
      return { ...data, tags: { ...data.tags }, contexts: { ...data.contexts } };
    };
    expect(cloneFor(new Sentry.Scope(), MORE, undefined, call).getScopeData()).toMatchObject(MORE);
    expect(heard).toBeGreaterThan(0);
  } finally {
    Object.assign(prototype, { setTags, getScopeData });
  }
});

test("A context that a bot calls 'flags' does not break the fork of its scope", () => {
  const scope = new Sentry.Scope().setContext("flags", { of: "ours" });
  expect(forkOf(scope, NOTHING, undefined, call).getScopeData().contexts).toEqual({ flags: { of: "ours" } });
});

test("A family of forks is the family of clones, whoever of them is forked, read or written, in whatever order", () => {
  const step = fc.record({ of: fc.nat(), does: fc.oneof(scopeWrite, fc.tuple(additions, trace), fc.constant("is read" as const)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      const forks = [scopeWith([])];
      const clones = [scopeWith([])];
      for (const { of, does } of steps) {
        const at = of % forks.length;
        const [fork, clone] = [forks[at]!, clones[at]!];
        if (does === "is read") expect(dataOf(fork)).toEqual(dataOf(clone));
        else if ("on" in does) [fork, clone].forEach(does.on);
        else {
          forks.push(forkOf(fork, ...does, call));
          clones.push(cloneOf(clone, ...does));
        }
      }
      expect(forks.map(dataOf)).toEqual(clones.map(dataOf));
    }),
    { numRuns: 500 },
  );
});

test("A scope that is forked after each thing that is written on it gives each fork what it has by then", () => {
  fc.assert(
    fc.property(fc.array(scopeWrite, { minLength: 8, maxLength: 30 }), (all) => {
      const scope = scopeWith([]);
      const pairs = all.map(({ on }) => {
        on(scope);
        return [forkOf(scope, NOTHING, undefined, call), cloneOf(scope, NOTHING, undefined)] as const;
      });
      for (const [fork, clone] of pairs) expect(dataOf(fork)).toEqual(dataOf(clone));
    }),
    { numRuns: 300 },
  );
});

test("A breadcrumb that takes the place of another one reaches the next fork", () => {
  const scope = new Sentry.Scope();
  const messages = ["a", "b"].map((message) => {
    scope.addBreadcrumb({ message }, 1);
    return forkOf(scope, NOTHING, undefined, call)
      .getScopeData()
      .breadcrumbs.map((one) => one.message);
  });
  expect(messages).toEqual([["a"], ["b"]]);
});

test("What is asked of a fork that nobody has looked at is what the SDK finds there", () => {
  const scope = forkOf(new Sentry.Scope().setSDKProcessingMetadata({ request: 1 }), NOTHING, undefined, undefined);
  const begun = { traceId: "2", sampleRand: 0.1 };
  const fork = forkOf(scope, NOTHING, begun, call);
  const asked = [frameOn(fork), traceOn(fork), metadataOn(fork)["request"]];
  const { cogscope, request } = fork.getScopeData().sdkProcessingMetadata as { cogscope: () => unknown; request: unknown };
  expect(asked).toEqual([cogscope(), fork.getPropagationContext(), request]);
  expect(asked).toEqual([call, begun, 1]);
  expect(frameOn(fork.clone())).toBe(call);
});

test("Who listens to a fork goes on listening when it has been forked, and not to its forks", () => {
  const heard: unknown[] = [];
  const fork = forkOf(new Sentry.Scope(), NOTHING, undefined, call);
  fork.addScopeListener((scope) => heard.push(scope));
  forkOf(fork, NOTHING, undefined, call).setTag("a", 1);
  expect(heard).toEqual([]);
  fork.setTag("a", 2);
  expect(heard).toEqual([fork]);
});

test("A session that has ended is gone from a fork", () => {
  const scope = new Sentry.Scope();
  scope.setSession({ sid: "1" } as never);
  const fork = forkOf(scope, NOTHING, undefined, call);
  fork.setSession();
  expect(fork.getSession()).toBeUndefined();
  expect(scope.getSession()).toEqual({ sid: "1" });
});

test("A fork is a scope to the SDK: an instance of its class, with its constructor", () => {
  const fork = forkOf(new Sentry.Scope(), NOTHING, undefined, call);
  expect(fork).toBeInstanceOf(Sentry.Scope);
  expect(fork.constructor).toBe(Sentry.Scope);
  expect(fork.clone()).toBeInstanceOf(Sentry.Scope);
});

test("A fork has the span of its scope", () => {
  Sentry.startSpan({ name: "a span" }, (span) => {
    const fork = forkOf(Sentry.getCurrentScope(), NOTHING, undefined, call);
    expect(Sentry.withScope(fork, () => Sentry.getActiveSpan())).toBe(span);
  });
});

test("A fork has the client and the session of its scope", () => {
  const scope = new Sentry.Scope();
  const client = { name: "a client" } as unknown as Sentry.NodeClient;
  scope.setClient(client);
  scope.setSession({ sid: "1" } as never);
  const fork = forkOf(scope, NOTHING, undefined, call);
  expect(fork.getClient()).toBe(client);
  expect(fork.getSession()).toBe(scope.getSession());
});

test("With the SDK that is installed, forks are right", () => {
  expect(forksAreRight()).toBe(true);
});
