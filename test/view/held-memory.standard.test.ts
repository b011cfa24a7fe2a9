import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { gzipSync } from "node:zlib";

import { ChildBot, endChildren } from "../support/child-bot.js";
import { envelope, post } from "./posting.js";

const MIB = 2 ** 20;
const compressed = { "content-encoding": "gzip" };

/** Sends so many bytes that are never in memory all at once; resolves to the status. */
function pour(port: number, bytes: number): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024, "a");
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method: "POST", path: "/api/1/envelope/", agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject);
    let left = bytes;
    const write = (): void => {
      while (left > 0) {
        left -= chunk.length;
        if (!sent.write(chunk)) return void sent.once("drain", write);
      }
      sent.end();
    };
    write();
  });
}

/** Sends the body so many times at once; resolves to the statuses. */
async function postMany(port: number, count: number, body: Uint8Array): Promise<number[]> {
  const replies = await Promise.all(Array.from({ length: count }, () => post(port, { body, headers: compressed })));
  return replies.map(({ status }) => status);
}

describe("The receiver's memory", () => {
  let child: ChildBot;
  let port: number;

  beforeEach(async () => {
    child = new ChildBot("view/receiver-memory.ts", {}, { NODE_OPTIONS: "--expose-gc" });
    port = Number(await child.said("port "));
  });

  afterEach(endChildren);

  /** The most bytes outside of V8's heap that it held; it must still answer before. */
  async function mostHeld(): Promise<number> {
    expect((await post(port, { body: envelope("event", { message: "after" }) })).status).toBe(200);
    child.kill("SIGTERM");
    return Number(await child.said("most "));
  }

  it("does not fill with a body of 100 MB, which is refused with 413", async () => {
    expect(await pour(port, 100 * MIB)).toBe(413);
    // What it takes at most, and what is on the way.
    expect(await mostHeld()).toBeLessThan(40 * MIB);
  });

  it("does not fill with ten bodies that become 100 MB each, which are refused with 413", async () => {
    const bomb = gzipSync(Buffer.alloc(100 * MIB, "a"));
    expect(await postMany(port, 10, bomb)).toEqual(Array.from({ length: 10 }, () => 413));
    // One of them and what zlib puts together; four at once, as zlib has threads, are 100 MiB.
    expect(await mostHeld()).toBeLessThan(80 * MIB);
  });

  it("does not fill with forty compressed bodies of 10 MB that wait for their decompression", async () => {
    // Random bytes are as large on the wire as they were.
    const body = gzipSync(randomBytes(10 * MIB));
    expect(await postMany(port, 40, body)).toEqual(Array.from({ length: 40 }, () => 400));
    // Four of them, twice while their parts are put together, and one decompressed; all at once are 400 MiB.
    expect(await mostHeld()).toBeLessThan(200 * MIB);
  });
});
