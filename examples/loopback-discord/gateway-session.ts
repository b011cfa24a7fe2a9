import type { WebSocket } from "ws";
import type { JsonObject } from "./json.js";
import { snowflake } from "./snowflake.js";
import { APPLICATION_ID, BOT_TOKEN, BOT_USER, GUILD_ID, guildPayload } from "./world.js";

const Opcode = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, hello: 10, heartbeatAck: 11 } as const;
const AUTHENTICATION_FAILED = 4004;

interface IncomingFrame {
  readonly op: number;
  readonly d?: { readonly token?: string } | null;
}

/** One bot's connection to the gateway: hello, identify, ready, then whatever is dispatched. */
export class GatewaySession {
  readonly #socket: WebSocket;
  readonly #url: string;
  #sequence = 0;

  constructor(socket: WebSocket, url: string) {
    this.#socket = socket;
    this.#url = url;
    socket.on("message", (data: Buffer) => this.#receive(JSON.parse(data.toString()) as IncomingFrame));
    this.#send({ op: Opcode.hello, d: { heartbeat_interval: 41_250 } });
  }

  dispatch(type: string, data: JsonObject): void {
    this.#sequence += 1;
    this.#send({ op: Opcode.dispatch, t: type, d: data, s: this.#sequence });
  }

  #receive({ op, d }: IncomingFrame): void {
    if (op === Opcode.heartbeat) this.#send({ op: Opcode.heartbeatAck });
    if (op === Opcode.resume) this.dispatch("RESUMED", {});
    if (op !== Opcode.identify) return;
    if (d?.token === BOT_TOKEN) this.#ready();
    else this.#socket.close(AUTHENTICATION_FAILED, "Authentication failed.");
  }

  #ready(): void {
    this.dispatch("READY", {
      v: 10,
      user: BOT_USER,
      application: { id: APPLICATION_ID, flags: 0 },
      session_id: snowflake(),
      resume_gateway_url: this.#url,
      shard: [0, 1],
      // A guild that is not said to be unavailable here makes discord.js wait 15 seconds for it.
      guilds: [{ id: GUILD_ID, unavailable: true }],
    });
    this.dispatch("GUILD_CREATE", guildPayload());
  }

  #send(frame: JsonObject): void {
    this.#socket.send(JSON.stringify(frame));
  }
}
