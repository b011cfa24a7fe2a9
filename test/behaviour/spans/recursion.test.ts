import * as Sentry from "@sentry/node";
import { Span, Transaction } from "../../../src/index.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { groupBy } from "../../support/group-by.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Loops {
  @Transaction({ name: "begin" })
  async begin(body: () => unknown): Promise<void> {
    await body();
  }

  @Span({ name: "deep" })
  async deep(left: number): Promise<number> {
    return left === 0 ? 0 : 1 + (await this.deep(left - 1));
  }

  /** Goes on by itself; the promise of the last turn is told. */
  @Span({ name: "turn", root: true })
  async turn(left: number, done: () => void): Promise<void> {
    await new Promise(setImmediate);
    if (left === 1) return done();
    void this.turn(left - 1, done);
  }

  @Span({ name: "follow-up" })
  async followUp(commandEnded: Promise<unknown>): Promise<void> {
    await commandEnded;
    await this.fetch();
  }

  @Span({ name: "fetch" })
  async fetch(): Promise<void> {
    await this.query();
  }

  @Span({ name: "query" })
  async query(): Promise<void> {}
}

const loops = new Loops();

describe.each(LIFECYCLES)("spans of a method that calls itself, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record({ traceLifecycle })));
  afterEach(() => Sentry.close(1000));

  test("recursively are one inside the other", async () => {
    await loops.begin(() => loops.deep(50));
    await sent();
    const deep = sentry.spans.filter(({ name }) => name === "deep");
    expect(deep).toHaveLength(51);
    let parent = sentry.span("begin").spanId;
    for (let level = 0; level <= 50; level++) parent = deep.find(({ parentSpanId }) => parentSpanId === parent)?.spanId ?? "none";
    expect(deep.map(({ spanId }) => spanId)).toContain(parent);
  });

  test("for ever are all sent, and do not prolong one trace for ever", async () => {
    await new Promise<void>((resolve) => void loops.turn(30, resolve));
    await new Promise(setImmediate);
    await sent();
    // In the static lifecycle the SDK, which sends late children on a timer of its own, sends one twice now and then (@sentry/core 11.12, tracing/deferSegmentSpanCapture.js).
    const distinct = [...new Map(sentry.spans.map((span) => [span.spanId, span])).values()];
    expect(distinct).toHaveLength(30);
    const traces = groupBy(distinct, ({ traceId }) => traceId);
    expect(Math.max(...[...traces.values()].map(({ length }) => length))).toBeLessThanOrEqual(3);
  });

  test("of work that a command leaves behind are in the command's trace, to the last", async () => {
    let left: Promise<void> | undefined;
    let end: (() => void) | undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    await loops.begin(() => void (left = loops.followUp(ended)));
    end?.();
    await left;
    await sent();
    const ids = ["begin", "follow-up", "fetch", "query"].map((name) => sentry.span(name));
    expect(new Set(ids.map(({ traceId }) => traceId)).size).toBe(1);
    expect(ids.slice(1).map(({ parentSpanId }) => parentSpanId)).toEqual(ids.slice(0, 3).map(({ spanId }) => spanId));
  });
});
