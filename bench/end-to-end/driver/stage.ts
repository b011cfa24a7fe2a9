import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { interactionAnswer } from "../../../examples/loopback-discord/answer.js";
import { Faults } from "../../../examples/loopback-discord/faults.js";
import { Gateway } from "../../../examples/loopback-discord/gateway.js";
import { Memory } from "../../../examples/loopback-discord/memory.js";
import { slashPayload } from "../../../examples/loopback-discord/payloads/slash.js";
import type { RecordedRequest } from "../../../examples/loopback-discord/recorded-request.js";
import { createRestServer } from "../../../examples/loopback-discord/rest-server.js";
import { playAt, type Play } from "./deck.js";

/** The token of an interaction in the path of an answer: `/interactions/{id}/{token}/callback`, `/webhooks/{application}/{token}/…`. */
const TOKEN = /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/;

interface Waiting {
  readonly id: string;
  readonly answered: () => void;
}

/** A loopback Discord of one bot, in this process: the bot's own process is the one that is measured. */
export class Stage {
  readonly #waiting = new Map<string, Waiting>();
  readonly #memory = new Memory();
  readonly #server: Server;
  readonly #gateway: Gateway;
  #played = 0;

  static async open(): Promise<Stage> {
    const stage = new Stage();
    stage.#server.listen(0, "127.0.0.1");
    await once(stage.#server, "listening");
    return stage;
  }

  private constructor() {
    this.#server = createRestServer({
      shards: 1,
      faults: new Faults(),
      memory: this.#memory,
      onRequest: (request) => this.#hear(request),
    });
    this.#gateway = new Gateway(this.#server);
  }

  get api(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  /** Gives so many commands, so many at a time, each as soon as another one has been answered. */
  async play(commands: number, concurrency: number): Promise<void> {
    const last = this.#played + commands;
    const player = async (): Promise<void> => {
      while (this.#played < last) await this.#give(playAt(this.#played++));
    };
    await Promise.all(Array.from({ length: concurrency }, player));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #give({ user, name, options }: Play): Promise<void> {
    const payload = slashPayload(user, name, options);
    const answer = new Promise<void>((answered) => this.#waiting.set(payload.token, { id: payload.id, answered }));
    this.#memory.hear("INTERACTION_CREATE", payload);
    this.#gateway.emit("INTERACTION_CREATE", payload);
    await answer;
  }

  #hear(request: RecordedRequest): void {
    const token = TOKEN.exec(request.path)?.[1];
    const waiting = token === undefined ? undefined : this.#waiting.get(token);
    if (token === undefined || waiting === undefined || !interactionAnswer(request, waiting.id, token)) return;
    this.#waiting.delete(token);
    waiting.answered();
  }
}
