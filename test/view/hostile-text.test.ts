import { errorReport, report, startReceiver, waterfall, type Look, type Receiver } from "../../src/view/index.js";
import { envelope, post } from "./posting.js";
import { aSpan, anError } from "./received-things.js";

// Clears the screen, sets the title, writes to the clipboard, 8-bit CSI, returns the carriage, breaks the line, rings the bell.
const hostile = "a\u001b[2Jb\u001b]0;title\u0007c\u001b]52;c;eA==\u001b\\d\u009b31me\rf\ng\u0007h\u2028i\u0000";
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/;

const nested = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

describe("Text from the network", () => {
  let receiver: Receiver;

  beforeAll(async () => {
    receiver = await startReceiver();
    const item = {
      name: hostile,
      body: hostile,
      value: 1,
      unit: hostile,
      type: hostile,
      level: hostile,
      trace_id: hostile,
      span_id: hostile,
      status: hostile,
    };
    const attributes = { [hostile]: { value: hostile }, list: { value: [hostile, { [hostile]: hostile }] } };
    const event = {
      event_id: hostile,
      level: hostile,
      exception: {
        values: [
          {
            type: hostile,
            value: hostile,
            mechanism: { type: hostile },
            stacktrace: { frames: [{ in_app: true, function: hostile, filename: hostile }] },
          },
        ],
      },
      tags: { [hostile]: hostile },
      contexts: { [hostile]: { [hostile]: hostile }, trace: { trace_id: hostile, span_id: hostile } },
      user: { [hostile]: hostile },
      breadcrumbs: [{ category: hostile, level: hostile, message: hostile, data: { [hostile]: hostile } }],
    };
    const items: ReadonlyArray<readonly [string, unknown]> = [
      ["event", event],
      ["span", { items: [{ ...item, attributes: { ...attributes, "sentry.op": { value: hostile } } }] }],
      ["log", { items: [{ ...item, attributes }] }],
      ["trace_metric", { items: [{ ...item, attributes }] }],
      ["check_in", { monitor_slug: hostile, status: hostile }],
      ["client_report", { discarded_events: [{ reason: hostile, category: hostile, quantity: 1 }] }],
    ];
    for (const [type, payload] of items) await post(receiver.port, { body: envelope(type, payload) });
  });
  afterAll(() => receiver.close());

  it("reaches the terminal without a control character, whichever field it stands in", () => {
    const text = report(receiver.received);
    expect(text).not.toMatch(controls);
    // An event of 9 lines, a trace of 2, four single lines and 2 blank lines: no value has added one.
    expect(text.split("\n")).toHaveLength(17);
    expect(text).toContain("abcde f g h i");
  });

  it("brings no colours of its own into a coloured report", () => {
    const look: Look = { colour: true };
    const ours = /\u001b\[(?:1|2|22|31|32|33|36|39)m/g;
    expect(report(receiver.received, look).replace(ours, "")).not.toMatch(controls);
    expect(report(receiver.received, look)).toMatch(ours);
  });

  it("cannot reorder or hide what is read", () => {
    expect(waterfall([aSpan({ spanId: "a", name: "user\u202e\u2066nimda\u200b" })])).toContain("usernimda");
  });

  it("is cut by characters, never within one", () => {
    const [line] = errorReport(anError({ message: "🙂".repeat(100) }), { width: 20 }).split("\n");
    expect(line).toBe(`✗ error  ${"🙂".repeat(10)}…`);
  });

  it("may be a megabyte of escape sequences", () => {
    const text = errorReport(anError({ message: "\u001b]".repeat(500_000), tags: { long: "x".repeat(1_000_000) } }));
    expect(text).not.toMatch(controls);
    expect(text.length).toBeLessThan(1000);
    // Cleaning stays cheap because no more than this of a value is ever looked at, however wide the line may be.
    expect(waterfall([aSpan({ spanId: "a", name: "x".repeat(1_000_000) })], { width: 1_000_000 }).match(/x/g)).toHaveLength(4096);
  });

  it("may be nested more deeply than the engine's stack", () => {
    const deep = nested(200_000);
    expect(errorReport(anError({ tags: { deep }, contexts: { mine: { deep } } }))).toContain("deep=[[[[…]]]]");
  });

  it("may call itself __proto__ without becoming one", async () => {
    receiver.received.clear();
    await post(receiver.port, {
      body: `{}\n{"type":"log"}\n{"items":[{"body":"x","attributes":{"__proto__":{"value":{"polluted":true}}}}]}`,
    });
    const [log] = receiver.received.logs;
    expect(Object.keys(log?.attributes ?? {})).toEqual(["__proto__"]);
    expect(log?.attributes["polluted"]).toBeUndefined();
  });
});
