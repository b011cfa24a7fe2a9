import type { Answer } from "./answer.js";
import type { RecordedRequest } from "./recorded-request.js";
import type { RequestLog, WaitOptions } from "./request-log.js";

export type AnswerReader = (request: RecordedRequest) => Answer | undefined;

/** Finds among the bot's requests the answers to what people have done. */
export class Answers {
  readonly #log: RequestLog;
  readonly #readers = new Map<string, AnswerReader>();

  constructor(log: RequestLog) {
    this.#log = log;
  }

  /** What was done has this id, and `read` knows an answer to it. */
  expect(id: string, read: AnswerReader): void {
    this.#readers.set(id, read);
  }

  /** The first answer to one of several. */
  async toAny(ids: readonly string[], { timeoutMs = 5_000 }: WaitOptions = {}): Promise<Answer> {
    const readers = ids.map((id) => this.#readers.get(id)).filter((reader) => reader !== undefined);
    if (readers.length < ids.length) throw new Error(`Not all of ${ids.join(", ")} came from this loopback.`);
    const read: AnswerReader = (request) => readers.map((reader) => reader(request)).find((answer) => answer !== undefined);
    const what = `the answer to ${ids.join(" or ")}`;
    const request = await this.#log.waitFor((one) => read(one) !== undefined, { timeoutMs, what });
    return read(request) as Answer;
  }
}
