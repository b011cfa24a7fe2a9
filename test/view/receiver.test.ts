import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

import { startReceiver, type ReceivedItem, type Receiver } from "../../src/view/index.js";
import { envelope, post } from "./posting.js";

const boom = { event_id: "e1", exception: { values: [{ type: "Error", value: "boom" }] } };

describe("The receiver", () => {
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await startReceiver({ maxBodyBytes: 10_000, maxContentBytes: 20_000 });
  });
  afterEach(() => receiver.close());

  it("answers 200 with the id of the event it was sent", async () => {
    const reply = await post(receiver.port, { body: envelope("event", boom, { event_id: "e1" }) });
    expect(reply).toEqual({ status: 200, body: { id: "e1" } });
    expect(receiver.received.errors.map((error) => error.exceptions[0]?.value)).toEqual(["boom"]);
  });

  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ] as const)("understands the encoding %s", async (encoding, compress) => {
    const body = compress(Buffer.from(envelope("event", boom)));
    const reply = await post(receiver.port, { body, headers: { "content-encoding": encoding } });
    expect(reply.status).toBe(200);
    expect(receiver.received.errors).toHaveLength(1);
  });

  it("refuses an encoding it does not know, and names those it does", async () => {
    const reply = await post(receiver.port, { body: "x", headers: { "content-encoding": "zstd" } });
    expect(reply).toEqual({
      status: 415,
      body: { detail: "The Content-Encoding 'zstd' is not understood. Use gzip, deflate, br or none." },
    });
  });

  it("says so when the body is not what its encoding says", async () => {
    const reply = await post(receiver.port, { body: "no gzip", headers: { "content-encoding": "gzip" } });
    expect(reply.status).toBe(400);
    expect(reply.body.detail).toBe("The body is not valid gzip, which its Content-Encoding says it is.");
  });

  it("reads items whose length is stated, as SDKs of other languages send them", async () => {
    const payload = JSON.stringify(boom);
    const body = `{}\n${JSON.stringify({ type: "event", length: Buffer.byteLength(payload) })}\n${payload}\n`;
    expect((await post(receiver.port, { body })).status).toBe(200);
    expect(receiver.received.errors[0]?.eventId).toBe("e1");
  });

  it.each([
    ["nothing", "", "Unexpected end of JSON input"],
    ["prose", "hello", "not valid JSON"],
    ["a first line that is no object", "5", "its first line is not a JSON object"],
    ["an item without a type", "{}\n{}\n{}", "the headers of item 1 have no type"],
    ["item headers that are null", "{}\nnull\n{}", "The body is not a Sentry envelope"],
    ["a payload that is no object", '{}\n{"type":"event"}\n7', "the payload of item 1, of type 'event', is not a JSON object"],
    ["a payload with a length that is no JSON", '{}\n{"type":"span","length":3}\nabc', "the payload of item 1, of type 'span'"],
  ])("answers 400 and a sentence to %s", async (_what, body, reason) => {
    const reply = await post(receiver.port, { body });
    expect(reply.status).toBe(400);
    expect(reply.body.detail).toContain(reason);
    expect(reply.body.detail).toContain("Send lines of JSON");
  });

  it("keeps nothing of an envelope of which a part is damaged", async () => {
    const reply = await post(receiver.port, { body: `${envelope("event", boom)}\n{"type":"event"}\n7` });
    expect(reply.status).toBe(400);
    expect(receiver.received.errors).toHaveLength(0);
  });

  it("survives fields of the wrong kind in everything it knows", async () => {
    const wrong = {
      items: [null, 5, { attributes: 3, start_timestamp: "x", links: 1 }],
      contexts: 1,
      exception: { values: [1, {}] },
      spans: [[]],
      tags: [],
      timestamp: 1e300,
      breadcrumbs: {},
      discarded_events: "?",
    };
    for (const type of ["event", "transaction", "span", "log", "trace_metric", "check_in", "session", "client_report", "unheard_of"]) {
      expect((await post(receiver.port, { body: envelope(type, wrong) })).status).toBe(200);
    }
    expect(receiver.received.errors[0]).toMatchObject({
      timestamp: undefined,
      exceptions: [{ type: undefined }],
      tags: {},
      breadcrumbs: [],
    });
    expect(receiver.received.spans).toHaveLength(2);
    expect(receiver.received.clientReports).toEqual([{ timestamp: undefined, discarded: [] }]);
  });

  it("takes a body up to the limit, and answers 413 beyond it", async () => {
    const padded = (size: number): string => envelope("event", {}) + "\n".repeat(1) + " ".repeat(size);
    const within = envelope("event", { message: "a".repeat(9_000) });
    expect((await post(receiver.port, { body: within })).status).toBe(200);
    const reply = await post(receiver.port, { body: padded(10_001) });
    expect(reply).toEqual({ status: 413, body: { detail: "The body is larger than 10000 bytes. Send less at once." } });
  });

  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ] as const)("answers 413 to a small %s body that grows beyond the limit", async (encoding, compress) => {
    const bomb = compress(Buffer.from(envelope("event", { message: "a".repeat(20_001) })));
    expect(bomb.length).toBeLessThan(1000);
    const reply = await post(receiver.port, { body: bomb, headers: { "content-encoding": encoding } });
    expect(reply.status).toBe(413);
    expect(reply.body.detail).toBe("The decompressed body is larger than 20000 bytes. Send less at once.");
  });

  it.each(["evil.example", "127.0.0.1.evil.example", "evil.example:80", "10.0.0.1"])(
    "refuses the foreign Host '%s' with 403",
    async (host) => {
      const reply = await post(receiver.port, { body: envelope("event", boom), headers: { host } });
      expect(reply.status).toBe(403);
      expect(reply.body.detail).toContain("Host header");
      expect(receiver.received.errors).toHaveLength(0);
    },
  );

  it("refuses a request without any Host", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = "";
      const socket = connect(receiver.port, "127.0.0.1", () => socket.write("POST /api/1/envelope/ HTTP/1.0\r\n\r\n"));
      socket
        .on("data", (chunk) => (text += chunk.toString()))
        .on("end", () => resolve(text))
        .on("error", reject);
    });
    expect(answer).toContain("403 Forbidden");
  });

  it.each(["localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]:80"])("answers to the loopback Host '%s'", async (host) => {
    expect((await post(receiver.port, { body: envelope("event", boom), headers: { host } })).status).toBe(200);
  });

  it("refuses what a foreign web page posts, and takes what a local one does", async () => {
    const from = (origin: string) => post(receiver.port, { body: envelope("event", boom), headers: { origin } });
    expect((await from("https://evil.example")).status).toBe(403);
    expect((await from("null")).status).toBe(403);
    expect((await from("http://localhost:5173")).status).toBe(200);
  });

  it.each([
    ["GET", "/api/1/envelope/"],
    ["POST", "/api/1/store/"],
    ["POST", "/api/1/envelope/more"],
    ["POST", "/"],
  ])("answers 404 to %s %s", async (method, path) => {
    const reply = await post(receiver.port, { method, path });
    expect(reply.status).toBe(404);
    expect(reply.body.detail).toContain("POST /api/<project>/envelope/");
  });

  it("keeps at most so many of each kind, and lets the oldest go", async () => {
    const small = await startReceiver({ keep: 2 });
    for (const id of ["a", "b", "c"]) await post(small.port, { body: envelope("event", { event_id: id }) });
    expect(small.received.errors.map((error) => error.eventId)).toEqual(["b", "c"]);
    await small.close();
  });

  it("tells each subscriber of each item, until it unsubscribes", async () => {
    const heard: ReceivedItem[] = [];
    const unsubscribe = receiver.subscribe((item) => heard.push(item));
    await post(receiver.port, { body: envelope("log", { items: [{ body: "one" }, { body: "two" }] }) });
    unsubscribe();
    await post(receiver.port, { body: envelope("event", boom) });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      type: "log",
      records: [
        { kind: "log", value: { body: "one" } },
        { kind: "log", value: { body: "two" } },
      ],
    });
  });

  it("still answers and tells the others when a subscriber throws", async () => {
    const heard: string[] = [];
    receiver.subscribe(() => {
      throw new Error("not today");
    });
    receiver.subscribe(({ type }) => heard.push(type));
    expect((await post(receiver.port, { body: envelope("event", boom) })).status).toBe(200);
    expect(heard).toEqual(["event"]);
  });

  it("forgets what it has received when asked to", async () => {
    await post(receiver.port, { body: envelope("event", boom) });
    receiver.received.clear();
    expect(receiver.received.errors).toHaveLength(0);
  });

  it("no longer answers once closed, and may be closed twice", async () => {
    await receiver.close();
    await receiver.close();
    await expect(post(receiver.port, { body: envelope("event", boom) })).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("listens on 127.0.0.1 only", () => {
    expect(receiver.dsn).toBe(`http://public@127.0.0.1:${receiver.port}/1`);
  });
});

describe("Starting a receiver", () => {
  it.each([-1, 65_536, 1.5, Number.NaN])("rejects the port %p", async (port) => {
    await expect(startReceiver({ port })).rejects.toThrow(
      `Cannot start the receiver on port ${port}: a port is a whole number from 0 to 65535.`,
    );
  });

  it("rejects with a sentence when the port is taken", async () => {
    const other: Server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startReceiver({ port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: another program uses this port. Choose another port, or 0 for any free one.`,
    );
    await new Promise((resolve) => other.close(resolve));
  });
});
