import { connect } from "node:net";

import { startReceiver, type Receiver } from "../../src/view/index.js";
import { askJson } from "./asking.js";
import { envelope, post } from "./posting.js";

const MIB = 2 ** 20;
// More of them: `scripts/flood-viewer.mjs`, in a process that has no tests behind it.
const attempts = 2_000;

describe("The receiver's bounds", () => {
  let receiver: Receiver;

  afterEach(() => receiver.close());

  it("goes on when senders of large bodies go away in the middle of them, also those that wait their turn", async () => {
    receiver = await startReceiver();
    const half = Buffer.alloc(MIB / 2, "a");
    const head = `POST /api/1/envelope/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${MIB}\r\n\r\n`;
    const senders = Array.from({ length: 12 }, () => connect(receiver.port, "127.0.0.1"));
    await Promise.all(
      senders.map((socket) => new Promise<void>((resolve) => socket.on("error", () => undefined).write(head, () => resolve()))),
    );
    await Promise.all(senders.map((socket) => new Promise<void>((resolve) => socket.write(half, () => resolve()))));
    for (const socket of senders) socket.destroy();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => post(receiver.port, { body: envelope("event", { message: "x".repeat(MIB) }) })),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  });

  it("lets the oldest go when it is full, counts them, and holds on to the few of another kind", async () => {
    receiver = await startReceiver({ keepBytes: MIB });
    await post(receiver.port, { body: envelope("event", { message: "the one error" }) });
    for (let sent = 0; sent < 30; sent++) {
      await post(receiver.port, { body: envelope("log", { items: [{ body: `${sent} ${"x".repeat(100_000)}` }] }) });
    }
    const { received } = receiver;
    expect(received.bytes).toBeLessThanOrEqual(MIB);
    expect(received.errors.map(({ message }) => message)).toEqual(["the one error"]);
    expect(received.logs.length).toBeGreaterThan(5);
    expect(received.logs.length + received.dropped.log).toBe(30);
    expect(received.logs.map(({ body }) => Number.parseInt(body))).toEqual(
      Array.from({ length: received.logs.length }, (_, index) => received.dropped.log + index),
    );
    expect(received.dropped.error).toBe(0);
  });

  it("refuses with 413 what it could not hold even alone, and keeps what it has", async () => {
    receiver = await startReceiver({ keepBytes: MIB });
    await post(receiver.port, { body: envelope("event", { message: "small" }) });
    // Short on the wire: what counts is what it takes in memory.
    const lists = JSON.stringify(Array.from({ length: 50_000 }, () => []));
    const { status, body } = await post(receiver.port, { body: `{}\n{"type":"event"}\n{"extra":{"lists":${lists}}}` });
    expect(status).toBe(413);
    expect(body.detail).toMatch(
      /^One item would take \d+ bytes of memory, and no more than 1048576 are held in all\. Send less at once\.$/,
    );
    expect(receiver.received.errors.map(({ message }) => message)).toEqual(["small"]);
  });

  it("keeps, of two thousand events sent as fast as can be, the newest that it acknowledged, in order, and says how many had to go", async () => {
    const keep = 400;
    receiver = await startReceiver({ keep, page: true });
    const acknowledged = new Set<string>();
    let next = 0;
    const send = async (): Promise<void> => {
      while (next < attempts) {
        const event_id = String(next++);
        const reply = await fetch(`http://127.0.0.1:${receiver.port}/api/1/envelope/`, {
          method: "POST",
          body: envelope("event", { event_id, message: "flood", extra: { text: "x".repeat(500) } }, { event_id }),
        });
        if (reply.status === 200) acknowledged.add(((await reply.json()) as { id: string }).id);
      }
    };
    await Promise.all(Array.from({ length: 16 }, send));
    expect(acknowledged.size).toBe(attempts);
    const { errors, dropped } = receiver.received;
    expect(errors).toHaveLength(keep);
    expect(dropped.error).toBe(attempts - keep);
    // Sixteen at a time: the newest, but for those that overtook each other.
    expect(new Set(errors.map(({ eventId }) => eventId)).size).toBe(keep);
    expect(Math.min(...errors.map(({ eventId }) => Number(eventId)))).toBeGreaterThanOrEqual(attempts - keep - 16);
    const state = await askJson<{ counts: { error: number }; dropped: { error: number } }>(receiver.port, "/view/state");
    expect([state.counts.error, state.dropped.error]).toEqual([keep, attempts - keep]);
  });

  it("stays within its bound for events of 200 kB", async () => {
    receiver = await startReceiver({ keepBytes: 8 * MIB });
    const text = "x".repeat(200_000);
    for (let sent = 0; sent < 200; sent++) await post(receiver.port, { body: envelope("event", { message: text }) });
    expect(receiver.received.bytes).toBeLessThanOrEqual(8 * MIB);
    expect(receiver.received.errors.length).toBeGreaterThan(10);
    expect(receiver.received.errors.length + receiver.received.dropped.error).toBe(200);
  });
});

describe("Starting a receiver", () => {
  it.each([{ keep: 0 }, { keepBytes: -1 }, { maxBodyBytes: 1.5 }, { maxContentBytes: Number.NaN }])("rejects %j", async (options) => {
    const [[name, value]] = Object.entries(options) as [[string, number]];
    await expect(startReceiver(options)).rejects.toThrow(
      `Cannot start the receiver with ${name} ${value}: it is a whole number from 1. Leave it out for the default.`,
    );
  });
});
