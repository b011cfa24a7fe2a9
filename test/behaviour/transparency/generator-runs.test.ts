import * as Sentry from "@sentry/node";
import { CaptureErrors, Span, startTransaction, Tag } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { mark, tagsOf } from "../../support/capturing.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

let asked: string[];
let told: unknown[];

class Cog {
  @Span("read", { name: "each", result: (value: unknown) => ({ returned: String(value) }) })
  @Tag("id", (id: string) => (asked.push(id), id))
  @CaptureErrors({ onError: (error) => void told.push(error) })
  *each(id: string): Generator<string, string> {
    mark(`first ${id}`);
    try {
      yield "one";
    } catch {
      mark(`caught ${id}`);
    }
    yield "two";
    return "done";
  }
  @Span("read", { name: "stream" })
  @Tag("id", (id: string) => id)
  @CaptureErrors({ onError: (error) => void told.push(error) })
  async *stream(id: string): AsyncGenerator<string, string> {
    await null;
    mark(`first ${id}`);
    yield "one";
    await new Promise(setImmediate);
    mark(`second ${id}`);
    return "done";
  }
}

const cog = new Cog();

describe.each(LIFECYCLES)("the run of a generator, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => {
    sentry = record({ traceLifecycle });
    [asked, told] = [[], []];
  });
  afterEach(() => Sentry.close(1000));

  const spans = async (): Promise<unknown> => {
    await sent();
    return sentry.spans.map(({ name, status, attributes }) => [name, status, attributes["returned"]]).sort();
  };

  test("begins with the first next: until then nothing is asked and there is no span", async () => {
    await startTransaction("test", "root", async () => {
      const each = cog.each("a");
      expect(asked).toEqual([]);
      each.next();
      expect(asked).toEqual(["a"]);
      expect([...each]).toEqual(["two"]);
    });
    expect(asked).toEqual(["a"]);
    expect(await spans()).toEqual([
      ["each", "ok", "done"],
      ["root", "ok", undefined],
    ]);
    expect(tagsOf(sentry)).toEqual({ "first a": { id: "a" } });
  });

  test.each(["return", "throw"] as const)("that is closed by %s before that never was", async (method) => {
    const error = new Error("closed");
    startTransaction("test", "root", () => {
      const each = cog.each("a");
      expect(method === "return" ? each.return("x") : undefined).toEqual(method === "return" ? { value: "x", done: true } : undefined);
      if (method === "throw") expect(() => each.throw(error)).toThrow(error);
      expect(each.next()).toEqual({ value: undefined, done: true });
    });
    expect(await spans()).toEqual([["root", "ok", undefined]]);
    expect([asked, told, sentry.errors]).toEqual([[], [], []]);
  });

  test("that is left early ends there", async () => {
    startTransaction("test", "root", () => {
      for (const value of cog.each("a")) if (value === "one") break;
    });
    expect(await spans()).toEqual([
      ["each", "ok", "undefined"],
      ["root", "ok", undefined],
    ]);
  });

  test("goes on after an error that it catches, and ends with one that it does not, captured once", async () => {
    const error = new Error("thrown in");
    startTransaction("test", "root", () => {
      const each = cog.each("a");
      each.next();
      expect(each.throw(new Error("for it to catch"))).toEqual({ value: "two", done: false });
      expect(() => each.throw(error)).toThrow(error);
      expect(() => each.throw(error)).toThrow(error);
    });
    expect(await spans()).toEqual([
      ["each", "error", undefined],
      ["root", "ok", undefined],
    ]);
    expect(Object.keys(tagsOf(sentry)).sort()).toEqual(["caught a", "first a", "thrown in"]);
    expect(told).toEqual([error]);
  });

  test("of an async one has its scope after each await, and is told from a concurrent one", async () => {
    await startTransaction("test", "root", async () => {
      const drain = async (stream: AsyncIterable<string>): Promise<number> => {
        let steps = 0;
        for await (const _ of stream) steps++;
        return steps;
      };
      expect(await Promise.all([drain(cog.stream("a")), drain(cog.stream("b"))])).toEqual([1, 1]);
    });
    await sent();
    expect(tagsOf(sentry)).toEqual({ "first a": { id: "a" }, "first b": { id: "b" }, "second a": { id: "a" }, "second b": { id: "b" } });
    expect(sentry.spans.map(({ name }) => name).sort()).toEqual(["root", "stream", "stream"]);
  });

  test("tells its onError once without a client too", async () => {
    await Sentry.close(1000);
    Sentry.getCurrentScope().setClient(undefined);
    const error = new Error("thrown in");
    const [each, stream] = [cog.each("a"), cog.stream("b")];
    each.next();
    each.next();
    await stream.next();
    for (const _ of [1, 2]) {
      expect(() => each.throw(error)).toThrow(error);
      expect((await caught(() => stream.throw(error)))?.error).toBe(error);
    }
    expect(told).toEqual([error, error]);
  });
});
