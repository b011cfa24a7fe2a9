import { AsyncLocalStorage } from "node:async_hooks";
import { readFile } from "node:fs/promises";
import { runInNewContext } from "node:vm";
import * as Sentry from "@sentry/node";
import { annotate, CaptureErrors, Span, startTransaction, Tag } from "../../../src/index.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

/** Gives back what it is given, from inside an annotated call. */
const giving = <T>(value: T): T =>
  startTransaction("test", "root", () =>
    annotate(<V>(given: V): V => given, Span({ name: "giving" }), Tag("own", "giving"), CaptureErrors)(value),
  );

describe.each(LIFECYCLES)("a plain promise, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(() => Sentry.close(1000));

  test("comes back as an equivalent one with its own properties and their flags, whatever their kind", async () => {
    const key = Symbol("own");
    const promise = Object.assign(Promise.resolve("value"), { cancel: () => "cancelled", [key]: 1 });
    Object.defineProperty(promise, "hidden", { get: () => "read", configurable: true });
    const given = giving(promise);
    expect(given).not.toBe(promise);
    expect([given.cancel === promise.cancel, given[key]]).toEqual([true, 1]);
    expect(Object.getOwnPropertyDescriptor(given, "hidden")).toEqual(Object.getOwnPropertyDescriptor(promise, "hidden"));
    expect(await given).toBe("value");
  });

  test("a frozen one, and one that rejects with anything, settle the same", async () => {
    expect(await giving(Object.freeze(Promise.resolve(1)))).toBe(1);
    const reason = Object.freeze({ of: "mine" });
    await expect(giving(Promise.reject(reason) as Promise<never>)).rejects.toBe(reason);
    await expect(giving(Promise.reject(undefined) as Promise<never>)).rejects.toBeUndefined();
  });

  test("of another realm stays of that realm, and its span ends with it", async () => {
    const realm = runInNewContext("({ Promise, resolved: Promise.resolve('there'), rejected: Promise.reject(new Error('there')) })") as {
      Promise: PromiseConstructor;
      resolved: Promise<string>;
      rejected: Promise<never>;
    };
    const given = giving(realm.resolved);
    expect([given instanceof realm.Promise, given instanceof Promise]).toEqual([true, false]);
    expect(await given).toBe("there");
    await expect(giving(realm.rejected)).rejects.toMatchObject({ message: "there" });
    await sent();
    expect(
      sentry.spans
        .filter(({ name }) => name === "giving")
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["error", "ok"]);
    expect(sentry.errors).toHaveLength(1);
  });

  test("of Node's own modules comes back with its value, and its error is captured once", async () => {
    expect(await giving(readFile(__filename, "utf8"))).toContain("of Node's own modules");
    await expect(giving(readFile("/none"))).rejects.toMatchObject({ code: "ENOENT" });
    await sent();
    expect(
      sentry.spans
        .filter(({ name }) => name === "giving")
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["error", "ok"]);
    expect(sentry.errors).toHaveLength(1);
  });

  test("that was born in another command does not bring that command's async context with it", async () => {
    const command = new AsyncLocalStorage<string>();
    const shared = command.run("alice's", () => Promise.reject(new Error("shared")));
    const seen: unknown[] = [];
    const bob = annotate(() => shared, CaptureErrors({ onError: () => void seen.push(command.getStore()) }));
    await command.run("bob's", () => expect(bob()).rejects.toThrow("shared"));
    expect(seen).toEqual(["bob's"]);
  });

  test("the method's scope is gone for what its caller chains, and was there for the method", async () => {
    const later = annotate(
      async () => {
        await null;
        mark("inside");
      },
      Tag("own", "later"),
    );
    await later().then(() => mark("chained"));
    mark("after");
    await sent();
    expect(tagsOf(sentry)).toEqual({ inside: { own: "later" }, chained: {}, after: {} });
  });
});
