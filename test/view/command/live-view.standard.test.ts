import { viewLive } from "../../../src/view/command/live-view.js";
import { startReceiver, type Receiver } from "../../../src/view/index.js";
import { envelope, post } from "../posting.js";

const traceId = "a".repeat(32);
const span = (index: number) => ({
  trace_id: traceId,
  span_id: String(index),
  ...(index > 0 ? { parent_span_id: "0" } : { is_segment: true }),
  name: `span ${index}`,
  start_timestamp: 1_700_000_000 + index / 1000,
  end_timestamp: 1_700_000_000 + (index > 0 ? (index + 1) / 1000 : 100),
  status: index % 1000 === 999 ? "error" : "ok",
});

describe("What cogscope view prints", () => {
  let receiver: Receiver;
  let wake: (text: string) => void = () => undefined;
  let stop: () => void;

  beforeAll(async () => {
    receiver = await startReceiver();
    stop = viewLive(receiver, (text) => wake(text), {});
  });
  afterAll(async () => {
    stop();
    await receiver.close();
  });

  /** Sends spans of one trace, and waits for what is printed of them. */
  async function printed(from: number, count: number): Promise<readonly string[]> {
    const written = new Promise<string>((resolve) => (wake = resolve));
    const items = Array.from({ length: count }, (_, index) => span(from + index));
    await post(receiver.port, { body: envelope("span", { items }) });
    return (await written).trim().split("\n");
  }

  it("is of a trace of five thousand spans two hundred, of what comes later fifty, and where to see more", async () => {
    const lines = await printed(0, 5000);
    expect(lines[0]).toBe(`Trace ${traceId}  5000 spans, 100000.0 ms`);
    expect(lines).toHaveLength(202);
    expect(lines.filter((line) => line.includes("✗ internal_error"))).toHaveLength(5);
    expect(lines.at(-1)).toBe(`… and 4800 more spans: the page shows up to 5000, ${receiver.pageUrl}`);
    const more = await printed(5000, 1000);
    expect(more[0]).toMatch(/ 1000 spans, 1000\.0 ms, more of a trace shown before$/);
    expect(more).toHaveLength(52);
    expect(more.filter((line) => line.includes("span 5999  ✗ internal_error"))).toHaveLength(1);
    expect(more.at(-1)).toContain("… and 950 more spans: the page shows up to 5000");
  });
});
