import { TraceQueue, type ReadyTrace } from "../../../src/view/command/trace-queue.js";
import { aSpan } from "../received-things.js";

const never = 2 ** 30;

/** A queue whose results can be waited for. */
function queueWith(options: ConstructorParameters<typeof TraceQueue>[1]) {
  const ready: ReadyTrace[] = [];
  let wake = (): void => undefined;
  const queue = new TraceQueue((trace) => {
    ready.push(trace);
    wake();
  }, options);
  return { queue, ready, next: () => new Promise<void>((resolve) => (wake = resolve)) };
}

const idsOf = (trace: ReadyTrace | undefined): readonly string[] | undefined => trace?.spans.map(({ spanId }) => spanId);

describe("The queue of traces", () => {
  it("passes a trace on once its segment has come and nothing more does", async () => {
    const { queue, ready, next } = queueWith({ quiet: 1 });
    queue.add(aSpan({ spanId: "child" }));
    queue.add(aSpan({ spanId: "root", isSegment: true }));
    await next();
    expect(ready.map(idsOf)).toEqual([["child", "root"]]);
    expect(ready[0]?.isUpdate).toBe(false);
  });

  it("does not pass on a trace whose segment is still open, while another one goes", async () => {
    const { queue, ready, next } = queueWith({ quiet: 1 });
    queue.add(aSpan({ spanId: "open", traceId: "open" }));
    queue.add(aSpan({ spanId: "root", isSegment: true }));
    await next();
    expect(ready.map(idsOf)).toEqual([["root"]]);
  });

  it("passes late children on as an update, by themselves", async () => {
    const { queue, ready, next } = queueWith({ quiet: 1 });
    queue.add(aSpan({ spanId: "root", isSegment: true }));
    await next();
    queue.add(aSpan({ spanId: "late" }));
    await next();
    expect(ready[1]).toMatchObject({ isUpdate: true, spans: [{ spanId: "late" }] });
  });

  it("begins to wait anew with each span that comes after the segment", () => {
    jest.useFakeTimers();
    const { queue, ready } = queueWith({ quiet: 100 });
    queue.add(aSpan({ spanId: "root", isSegment: true }));
    jest.advanceTimersByTime(99);
    queue.add(aSpan({ spanId: "child" }));
    jest.advanceTimersByTime(99);
    expect(ready).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(ready.map(idsOf)).toEqual([["root", "child"]]);
    jest.useRealTimers();
  });

  it("waits for quiet also when the segment comes long after its first child", () => {
    jest.useFakeTimers();
    const { queue, ready } = queueWith({ quiet: 100, patience: 1000 });
    queue.add(aSpan({ spanId: "child" }));
    jest.advanceTimersByTime(5000);
    queue.add(aSpan({ spanId: "root", isSegment: true }));
    jest.advanceTimersByTime(99);
    expect(ready).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(ready.map(idsOf)).toEqual([["child", "root"]]);
    jest.useRealTimers();
  });

  it("does not wait for quiet longer than its patience", async () => {
    const { queue, ready, next } = queueWith({ quiet: never, patience: 1 });
    queue.add(aSpan({ spanId: "root", isSegment: true }));
    await next();
    expect(ready).toHaveLength(1);
  });

  it("passes the oldest trace on when too many spans wait", () => {
    const { queue, ready } = queueWith({ quiet: never, patience: never, limit: 2 });
    for (const spanId of ["a", "b", "c"]) queue.add(aSpan({ spanId, traceId: spanId }));
    expect(ready.map(idsOf)).toEqual([["a"]]);
    queue.flush();
  });

  it("passes on all that waits when flushed, each once", () => {
    const { queue, ready } = queueWith({ quiet: never, patience: never });
    queue.add(aSpan({ spanId: "a", traceId: "1", isSegment: true }));
    queue.add(aSpan({ spanId: "b", traceId: "2" }));
    queue.flush();
    queue.flush();
    expect(ready.map(idsOf)).toEqual([["a"], ["b"]]);
  });

  it("passes the oldest trace on when those that wait hold too much memory", () => {
    const { queue, ready } = queueWith({ quiet: never, bytes: 20_000 });
    for (const traceId of ["a", "b", "c"]) queue.add(aSpan({ spanId: "s", traceId, attributes: { text: "x".repeat(9000) } }));
    expect(ready.map(({ spans }) => spans[0]?.traceId)).toEqual(["a"]);
  });
});
