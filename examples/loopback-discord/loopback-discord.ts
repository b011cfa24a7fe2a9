import type { ClientOptions } from "discord.js";
import { interactionAnswer, messageAnswer, type Answer } from "./answer.js";
import { Answers } from "./answers.js";
import type { FaultOptions } from "./faults.js";
import type { JsonObject } from "./json.js";
import { LoopbackProcess } from "./loopback-process.js";
import { autocompletePayload } from "./payloads/autocomplete.js";
import { buttonPayload } from "./payloads/button.js";
import type { Circumstances } from "./payloads/circumstances.js";
import type { OptionValues } from "./payloads/command-options.js";
import type { InteractionPayload } from "./payloads/interaction.js";
import { messageMenuPayload, type TargetMessage } from "./payloads/message-menu.js";
import { userMessagePayload, type MessageOptions } from "./payloads/message.js";
import { modalSubmitPayload } from "./payloads/modal-submit.js";
import { selectPayload, type SelectKind, type SelectValue } from "./payloads/select.js";
import { slashPayload } from "./payloads/slash.js";
import { userMenuPayload } from "./payloads/user-menu.js";
import type { RecordedRequest } from "./recorded-request.js";
import { RequestLog, type WaitOptions } from "./request-log.js";
import type { LoopbackUser } from "./users.js";
import { BOT_TOKEN } from "./world.js";

export interface LoopbackOptions {
  /** How many shards the gateway asks for; a client follows with `shards: "auto"`. Default: 1. */
  readonly shards?: number;
}

/** A Discord on 127.0.0.1 for a real discord.js client: people do things, and one sees what the bot answers. */
export class LoopbackDiscord {
  readonly token = BOT_TOKEN;
  readonly #log = new RequestLog();
  readonly #answers = new Answers(this.#log);
  readonly #process: LoopbackProcess;
  readonly #secrets: string[] = [BOT_TOKEN];
  #listening: (port: number) => void = () => undefined;
  #port = 0;

  static async start({ shards = 1 }: LoopbackOptions = {}): Promise<LoopbackDiscord> {
    const loopback = new LoopbackDiscord(shards);
    const listening = new Promise<number>((resolve) => (loopback.#listening = resolve));
    loopback.#port = await Promise.race([listening, loopback.#process.failure()]);
    return loopback;
  }

  private constructor(shards: number) {
    this.#process = new LoopbackProcess(shards, (message) => {
      if ("request" in message) this.#log.add(message.request);
      else this.#listening(message.listening.port);
    });
  }

  /** What a `Client` needs beside its intents. The loopback never limits by itself, so neither should the client, and on a busy machine it may take its time. */
  get clientOptions(): Pick<ClientOptions, "rest"> {
    return { rest: { api: `http://127.0.0.1:${this.#port}/api`, retries: 0, globalRequestsPerSecond: Infinity, timeout: 60_000 } };
  }

  get requests(): readonly RecordedRequest[] {
    return this.#log.requests;
  }

  /** Every token that is good for something: none of them may turn up elsewhere. */
  get secrets(): readonly string[] {
    return this.#secrets;
  }

  /** Each of these returns the id to ask {@link answerTo} for. `name` may go on with a group and a subcommand: `"xp give"`. */
  slash(user: LoopbackUser, name: string, options?: OptionValues, circumstances?: Circumstances): string {
    return this.#interact(slashPayload(user, name, options, circumstances));
  }

  autocomplete(user: LoopbackUser, name: string, focused: string, value: string, circumstances?: Circumstances): string {
    return this.#interact(autocompletePayload(user, name, focused, value, circumstances));
  }

  userMenu(user: LoopbackUser, name: string, target: LoopbackUser, circumstances?: Circumstances): string {
    return this.#interact(userMenuPayload(user, name, target, circumstances));
  }

  messageMenu(user: LoopbackUser, name: string, target: TargetMessage, circumstances?: Circumstances): string {
    return this.#interact(messageMenuPayload(user, name, target, circumstances));
  }

  button(user: LoopbackUser, customId: string, circumstances?: Circumstances): string {
    return this.#interact(buttonPayload(user, customId, circumstances));
  }

  select(user: LoopbackUser, kind: SelectKind, customId: string, values: readonly SelectValue[], circumstances?: Circumstances): string {
    return this.#interact(selectPayload(user, kind, customId, values, circumstances));
  }

  modal(user: LoopbackUser, customId: string, fields: Readonly<Record<string, string>>, circumstances?: Circumstances): string {
    return this.#interact(modalSubmitPayload(user, customId, fields, circumstances));
  }

  message(user: LoopbackUser, content: string, options?: MessageOptions): string {
    const payload = userMessagePayload(user, content, options);
    this.#answers.expect(payload.id, (request) => messageAnswer(request, payload.id));
    this.emit("MESSAGE_CREATE", payload);
    return payload.id;
  }

  /** Dispatches any gateway event, to the shard that the payload's guild is on. Without a `guild_id` that is shard 0. */
  emit(type: string, data: JsonObject): void {
    this.#process.tell({ emit: { type, data } });
  }

  /** Closes a shard's connection. After 4000 the bot comes back and resumes, after 4004 or 4014 it gives up. */
  disconnect(shardId: number, code: number): void {
    this.#process.tell({ disconnect: { shardId, code } });
  }

  /** Lets the next requests to a route fail: `{ method: "PUT", path: /\/bans\//, status: 403, body: { code: 50013, … } }`. */
  fail({ path, times = 1, ...fault }: FaultOptions): void {
    this.#process.tell({ fail: { ...fault, times, path: path.source } });
  }

  /** The bot's answer to an interaction, or its reply to a message; deferrals are waited through. */
  async answerTo(id: string, options?: WaitOptions): Promise<Answer> {
    return this.#answers.toAny([id], options);
  }

  /** The first answer to one of several. */
  async answerToAny(ids: readonly string[], options?: WaitOptions): Promise<Answer> {
    return this.#answers.toAny(ids, options);
  }

  async waitFor(matches: (request: RecordedRequest) => boolean, { timeoutMs = 5_000 }: WaitOptions = {}): Promise<RecordedRequest> {
    return this.#log.waitFor(matches, { timeoutMs, what: "a request" });
  }

  async close(): Promise<void> {
    await this.#process.close();
  }

  #interact(payload: InteractionPayload): string {
    this.#secrets.push(payload.token);
    this.#answers.expect(payload.id, (request) => interactionAnswer(request, payload.id, payload.token));
    this.emit("INTERACTION_CREATE", payload);
    return payload.id;
  }
}
