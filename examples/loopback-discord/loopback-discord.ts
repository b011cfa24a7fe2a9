import type { ClientOptions } from "discord.js";
import { interactionAnswer, messageAnswer, type Answer } from "./answer.js";
import type { Fault } from "./faults.js";
import { LoopbackProcess } from "./loopback-process.js";
import { autocompletePayload } from "./payloads/autocomplete.js";
import { buttonPayload } from "./payloads/button.js";
import type { OptionValues } from "./payloads/command-options.js";
import type { InteractionPayload } from "./payloads/interaction.js";
import { userMessagePayload } from "./payloads/message.js";
import { modalSubmitPayload } from "./payloads/modal-submit.js";
import { slashPayload } from "./payloads/slash.js";
import { userMenuPayload } from "./payloads/user-menu.js";
import type { RecordedRequest } from "./recorded-request.js";
import { RequestLog } from "./request-log.js";
import type { LoopbackUser } from "./users.js";
import { BOT_TOKEN } from "./world.js";

type FaultOptions = Omit<Fault, "path" | "times"> & { readonly path: RegExp; readonly times?: number };
interface WaitOptions {
  /** Default 5000. */
  readonly timeoutMs?: number;
}

type AnswerReader = (request: RecordedRequest) => Answer | undefined;

/** A Discord on 127.0.0.1 for a real discord.js client: people do things, and one sees what the bot answers. */
export class LoopbackDiscord {
  readonly token = BOT_TOKEN;
  readonly #log = new RequestLog();
  readonly #process: LoopbackProcess;
  readonly #answers = new Map<string, AnswerReader>();
  readonly #secrets: string[] = [BOT_TOKEN];
  #listening: (port: number) => void = () => undefined;
  #port = 0;

  static async start(): Promise<LoopbackDiscord> {
    const loopback = new LoopbackDiscord();
    const listening = new Promise<number>((resolve) => (loopback.#listening = resolve));
    loopback.#port = await Promise.race([listening, loopback.#process.failure()]);
    return loopback;
  }

  private constructor() {
    this.#process = new LoopbackProcess((message) => {
      if ("request" in message) this.#log.add(message.request);
      else this.#listening(message.listening.port);
    });
  }

  /** What a `Client` needs beside its intents. The loopback never limits, so neither should the client. */
  get clientOptions(): Pick<ClientOptions, "rest"> {
    return { rest: { api: `http://127.0.0.1:${this.#port}/api`, retries: 0, globalRequestsPerSecond: Infinity } };
  }

  get requests(): readonly RecordedRequest[] {
    return this.#log.requests;
  }

  /** Every token that is good for something: none of them may turn up elsewhere. */
  get secrets(): readonly string[] {
    return this.#secrets;
  }

  /** Each of these returns the id to ask {@link answerTo} for. */
  slash(user: LoopbackUser, name: string, options?: OptionValues): string {
    return this.#interact(slashPayload(user, name, options));
  }

  autocomplete(user: LoopbackUser, name: string, focused: string, value: string): string {
    return this.#interact(autocompletePayload(user, name, focused, value));
  }

  userMenu(user: LoopbackUser, name: string, target: LoopbackUser): string {
    return this.#interact(userMenuPayload(user, name, target));
  }

  button(user: LoopbackUser, customId: string): string {
    return this.#interact(buttonPayload(user, customId));
  }

  modal(user: LoopbackUser, customId: string, fields: Readonly<Record<string, string>>): string {
    return this.#interact(modalSubmitPayload(user, customId, fields));
  }

  message(user: LoopbackUser, content: string): string {
    const payload = userMessagePayload(user, content);
    this.#answers.set(payload.id, (request) => messageAnswer(request, payload.id));
    this.#process.tell({ emit: { type: "MESSAGE_CREATE", data: payload } });
    return payload.id;
  }

  /** Lets the next requests to a route fail: `{ method: "PUT", path: /\/bans\//, status: 403, body: { code: 50013, … } }`. */
  fail({ path, times = 1, ...fault }: FaultOptions): void {
    this.#process.tell({ fail: { ...fault, times, path: path.source } });
  }

  /** The bot's answer to an interaction, or its reply to a message; deferrals are waited through. */
  async answerTo(id: string, options?: WaitOptions): Promise<Answer> {
    return this.answerToAny([id], options);
  }

  /** The first answer to one of several. */
  async answerToAny(ids: readonly string[], { timeoutMs = 5_000 }: WaitOptions = {}): Promise<Answer> {
    const readers = ids.map((id) => this.#answers.get(id)).filter((reader) => reader !== undefined);
    if (readers.length < ids.length) throw new Error(`Not all of ${ids.join(", ")} came from this loopback.`);
    const read: AnswerReader = (request) => readers.map((reader) => reader(request)).find((answer) => answer !== undefined);
    const what = `the answer to ${ids.join(" or ")}`;
    const request = await this.#log.waitFor((one) => read(one) !== undefined, { timeoutMs, what });
    return read(request) as Answer;
  }

  async waitFor(matches: (request: RecordedRequest) => boolean, { timeoutMs = 5_000 }: WaitOptions = {}): Promise<RecordedRequest> {
    return this.#log.waitFor(matches, { timeoutMs, what: "a request" });
  }

  async close(): Promise<void> {
    await this.#process.close();
  }

  #interact(payload: InteractionPayload): string {
    this.#secrets.push(payload.token);
    this.#answers.set(payload.id, (request) => interactionAnswer(request, payload.id, payload.token));
    this.#process.tell({ emit: { type: "INTERACTION_CREATE", data: payload } });
    return payload.id;
  }
}
