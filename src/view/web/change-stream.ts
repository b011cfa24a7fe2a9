import type { ServerResponse } from "node:http";

import { Refusal } from "../http/refusal.js";
import { stateOf } from "../lists/state.js";
import type { Received } from "../received.js";
import { pageHeaders } from "./page-headers.js";

const mostReaders = 32;
/** Between two messages, in milliseconds: a page is told that something came, not of each thing. */
const pause = 200;
/** So often a line is sent for its own sake: a reader who has gone without a word is found out. */
const heartbeat = 15_000;

/** Tells the open pages, by Server-Sent Events, how much there is. They fetch what they show, so a flood costs them nothing. */
export class ChangeStream {
  readonly #received: Received;
  readonly #readers = new Set<ServerResponse>();
  #timer: NodeJS.Timeout | undefined;
  #heart: NodeJS.Timeout | undefined;

  constructor(received: Received) {
    this.#received = received;
  }

  /** Answers with a stream that ends when the reader or the server does; throws a `Refusal` (503) when there are 32 already. */
  open(response: ServerResponse): void {
    if (this.#readers.size >= mostReaders) {
      throw new Refusal(503, `${mostReaders} pages are open already. Close one of them.`);
    }
    response.writeHead(200, { ...pageHeaders, "content-type": "text/event-stream" });
    response.write("retry: 1000\n\n");
    this.#readers.add(response);
    response.on("close", () => this.#leave(response));
    this.#heart ??= setInterval(() => this.#write(": here\n\n"), heartbeat).unref();
    this.#write(this.#state(), [response]);
  }

  /** Something has arrived or gone. */
  changed(): void {
    if (this.#readers.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write(this.#state());
    }, pause).unref();
  }

  #state(): string {
    return `data: ${JSON.stringify(stateOf(this.#received))}\n\n`;
  }

  #write(text: string, readers: Iterable<ServerResponse> = this.#readers): void {
    for (const reader of readers) {
      // One that does not read is not waited for: the next message says all that this one would.
      if (!reader.writableNeedDrain) reader.write(text);
    }
  }

  #leave(reader: ServerResponse): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    clearInterval(this.#heart);
    clearTimeout(this.#timer);
    this.#heart = this.#timer = undefined;
  }
}
