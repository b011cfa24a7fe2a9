import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

import { Gate } from "./gate.js";
import { Refusal } from "./refusal.js";

/** How much of a request is taken, in bytes. */
export interface BodyLimits {
  /** As it comes over the wire. */
  readonly wire: number;
  /** After decompression. */
  readonly content: number;
}

/** What a sender may have in memory here before it has to wait its turn; most envelopes of an SDK are smaller. */
const freeBytes = 128 * 2 ** 10;
/** A hundred senders of large bodies, or of bombs, are served one after the other: what they bring is never in memory all at once. */
const largeBodies = new Gate(4);
const decompressions = new Gate(1);

const decoders = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

/** Reads and decompresses the body; throws a `Refusal`: 413 too large, 415 unknown encoding, 400 damaged. */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Uint8Array> {
  const encoding = (request.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  return withWireBody(request, limits.wire, (body) => (encoding === "identity" ? body : decompressed(body, encoding, limits.content)));
}

/** Hands the body on as it came. A large one keeps its place until `use` is done with it: no other may come while it waits there. */
async function withWireBody<T>(request: IncomingMessage, limit: number, use: (body: Buffer) => T | Promise<T>): Promise<T> {
  let place: Promise<() => void> | undefined;
  try {
    return await use(await wireBody(request, limit, () => (place ??= largeBodies.enter())));
  } finally {
    // Who goes away while it waits in line is still called in there, and lets the next one in.
    if (place) (await place)();
  }
}

/** Puts the body together; `enter` is asked, again and again, once it is a large one. */
function wireBody(request: IncomingMessage, limit: number, enter: () => Promise<unknown>): Promise<Buffer> {
  // Events, not `for await`: the iterator of a stream costs more than all else that is done with a small body.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      // Too large a body is still read to its end, and dropped: a sender that is cut off while writing sees a broken pipe, not the answer.
      if (size > limit) return void (chunks.length = 0);
      chunks.push(chunk);
      if (size <= freeBytes) return;
      request.pause();
      void enter().then(() => request.resume());
    });
    // The parts go at once: the body would be in memory twice while it is used.
    request.on("end", () => (size > limit ? reject(tooLarge("body", limit)) : resolve(Buffer.concat(chunks.splice(0)))));
    request.on("error", reject);
    request.on("close", () => {
      // It comes after each end too, and an error that nobody sees still costs its stack.
      if (!request.readableEnded) reject(new Error("The sender has gone away."));
    });
  });
}

/** The gates do not block each other: who is in here never waits for the one of large bodies. */
async function decompressed(body: Buffer, encoding: string, limit: number): Promise<Uint8Array> {
  if (!isKnown(encoding)) {
    throw new Refusal(415, `The Content-Encoding '${encoding}' is not understood. Use gzip, deflate, br or none.`);
  }
  const leave = await decompressions.enter();
  try {
    // zlib stops at the limit by itself: a small bomb must not first become a large buffer.
    return await decoders[encoding](body, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge("decompressed body", limit);
    throw new Refusal(400, `The body is not valid ${encoding}, which its Content-Encoding says it is.`);
  } finally {
    leave();
  }
}

function isKnown(encoding: string): encoding is keyof typeof decoders {
  return Object.hasOwn(decoders, encoding);
}

function tooLarge(what: string, limit: number): Refusal {
  return new Refusal(413, `The ${what} is larger than ${limit} bytes. Send less at once.`);
}
