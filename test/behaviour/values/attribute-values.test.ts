import * as Sentry from "@sentry/node";
import { configure, Span, SpanData, Transaction } from "../../../src/index.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

const GIVEN = {
  text: "a",
  number: 1,
  boolean: false,
  big: 10n,
  date: new Date(0),
  texts: ["a", "b"],
  bigs: [1n, 2n],
  none: null,
  missing: undefined,
  nan: NaN,
  object: { a: 1 },
  mixed: ["a", 1],
  empty: [],
  invalid: new Date(NaN),
  fn: () => 1,
} as never;

const SENT = { text: "a", number: 1, boolean: false, big: "10", date: "1970-01-01T00:00:00.000Z", texts: ["a", "b"], bigs: ["1", "2"] };
const LEFT_OUT = ["none", "missing", "nan", "object", "mixed", "invalid", "fn"];

class Rows {
  @Transaction({ name: "read", attributes: () => GIVEN })
  async read(): Promise<void> {}

  @Transaction({ name: "data" })
  @SpanData(() => GIVEN)
  async data(): Promise<void> {}

  @Transaction({ name: "result", result: (rows: unknown) => rows as typeof GIVEN })
  async result(): Promise<unknown> {
    return GIVEN;
  }

  @Transaction({ name: "fixed", attributes: { at: new Date(0), big: 10n, list: ["a"], none: null } })
  async fixed(): Promise<void> {}

  @Transaction({ name: "sync result", result: (count: number) => ({ count }) })
  count(): number {
    return 3;
  }

  @Transaction({
    name: "bad result",
    result: () => {
      throw new Error("reader");
    },
  })
  async bad(): Promise<string> {
    return "given";
  }

  @Transaction({ name: "failed", result: () => ({ count: 1 }) })
  async failed(): Promise<void> {
    throw new Error("failed");
  }

  @Transaction({ name: "merged", attributes: { a: "span", b: "span", c: "span" }, result: () => ({ c: "result" }) })
  @SpanData("b", (b: string) => b)
  @SpanData({ d: "record" })
  @SpanData(() => ({ e: "reader" }))
  async merged(_b: string): Promise<void> {
    await this.inner();
  }

  @Span({ name: "inner" })
  async inner(): Promise<void> {}
}

describe.each(LIFECYCLES)("the attributes of a span, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  test.each(["read", "data", "result"] as const)("from %s arrive as what Sentry can hold, the others are left out", async (method) => {
    await new Rows()[method]();
    await sent();
    const { attributes } = sentry.span(method);
    expect(attributes).toMatchObject(SENT);
    for (const key of LEFT_OUT) expect(Object.keys(attributes)).not.toContain(key);
  });

  test("that are static arrive alike", async () => {
    await new Rows().fixed();
    await sent();
    const { attributes } = sentry.span("fixed");
    expect(attributes).toMatchObject({ at: "1970-01-01T00:00:00.000Z", big: "10", list: ["a"], "code.function.name": "Rows.fixed" });
    expect(attributes).not.toHaveProperty("none");
  });

  test("from a result are asked of what a method gives, synchronously or not, and not of one that fails", async () => {
    const rows = new Rows();
    expect(rows.count()).toBe(3);
    await expect(rows.failed()).rejects.toThrow("failed");
    await sent();
    expect(sentry.span("sync result").attributes["count"]).toBe(3);
    expect(sentry.span("failed").attributes).not.toHaveProperty("count");
  });

  test("from a result reader that throws are lost alone", async () => {
    const said: unknown[] = [];
    configure({ onDiagnostic: ({ place }) => void said.push(place) });
    expect(await new Rows().bad()).toBe("given");
    await sent();
    expect([sentry.span("bad result").status, said]).toEqual(["ok", ["Rows.bad"]]);
  });

  test("of @SpanData, @Transaction and its result are merged by key, and are the method's own span's alone", async () => {
    await new Rows().merged("data");
    await sent();
    expect(sentry.span("merged").attributes).toMatchObject({ a: "span", b: "data", c: "result", d: "record", e: "reader" });
    for (const key of ["a", "b", "c", "d", "e"]) expect(sentry.span("inner").attributes).not.toHaveProperty(key);
  });
});
