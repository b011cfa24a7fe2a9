import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, Span, Tag } from "../../src/index.js";
import { runFixture } from "../support/fixture.js";
import { record } from "../support/recording.js";

afterEach(async () => void (await Sentry.close(1000)));

const inside = <T>(read: () => T): T => annotate(read, Span("function", { name: "inside", root: true }), Tag("feature", "moderation"))();

it("a method's scope is its own, also where it is written on past its setters", () => {
  record({ tracesSampleRate: 1 });
  const around = Sentry.getCurrentScope().getScopeData();
  const before = JSON.stringify([around.tags, around.extra, around.contexts, around.attributes]);
  annotate(
    () => {
      const { tags, extra, contexts, attributes } = Sentry.getCurrentScope().getScopeData();
      for (const bag of [tags, extra, contexts, attributes]) (bag as Record<string, unknown>)["user"] = "alice";
    },
    Span("function", { name: "careless", root: true }),
  )();
  const after = Sentry.getCurrentScope().getScopeData();
  expect(JSON.stringify([after.tags, after.extra, after.contexts, after.attributes])).toBe(before);
});

it("what is kept of a method where the SDK keeps its scopes are the two scopes, and nothing of its arguments", () => {
  record({ tracesSampleRate: 1 });
  const lookup = (Sentry.getClient() as unknown as { asyncLocalStorageLookup?: { asyncLocalStorage: { getStore(): object } } })
    .asyncLocalStorageLookup;
  const store = inside(() => lookup?.asyncLocalStorage.getStore());
  expect(Object.keys(store ?? {}).sort()).toEqual(["isolationScope", "scope"]);
});

it("a scope that is logged shows no span that is active on it", () => {
  record({ tracesSampleRate: 1 });
  const scope = inside(() => Sentry.getCurrentScope());
  expect(scope).toBeInstanceOf(Sentry.Scope);
  expect(Object.keys(scope)).not.toContain("refs");
});

it("a second client hears what comes after the SDK's state was thrown away between", async () => {
  const heard: string[] = [];
  const fails = annotate(
    () => {
      throw new Error("broken");
    },
    CaptureErrors({ fallback: undefined }),
  );
  for (const name of ["first", "second"]) {
    (globalThis as { __SENTRY__?: unknown }).__SENTRY__ = undefined;
    record({ beforeSend: () => (heard.push(name), null) });
    fails();
    await Sentry.flush(1000);
  }
  expect(heard).toEqual(["first", "second"]);
});

it("where the SDK is mocked the methods are the bare ones, and what @CaptureErrors changes of them holds", async () => {
  expect(await runFixture("mocked-sdk.ts")).toEqual([7, 8]);
});
