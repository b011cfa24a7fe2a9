import type { WebSocket } from "ws";
import type { GatewaySession, SendFrame, Shard } from "./gateway-session.js";
import type { JsonObject } from "./json.js";
import { BOT_TOKEN } from "./world.js";

const Opcode = { heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, heartbeatAck: 11 } as const;
const AUTHENTICATION_FAILED = 4004;

interface Credentials {
  readonly token?: string;
  readonly shard?: Shard;
  readonly session_id?: string;
  readonly seq?: number;
}

interface IncomingFrame {
  readonly op: number;
  /** A heartbeat's is the last sequence number that arrived. */
  readonly d?: Credentials | number | null;
}

interface Sessions {
  readonly begin: (shard: Shard, send: SendFrame) => GatewaySession;
  readonly find: (id: string) => GatewaySession | undefined;
}

/** One socket of the bot: hello, then a session to begin or to resume. */
export class GatewayConnection {
  readonly #socket: WebSocket;
  readonly #sessions: Sessions;
  #session: GatewaySession | undefined;

  constructor(socket: WebSocket, sessions: Sessions) {
    this.#socket = socket;
    this.#sessions = sessions;
    socket.on("message", (data: Buffer) => this.#receive(JSON.parse(data.toString()) as IncomingFrame));
    socket.on("close", () => this.#session?.detach(this.#send));
    this.#send({ op: Opcode.hello, d: { heartbeat_interval: 41_250 } });
  }

  get session(): GatewaySession | undefined {
    return this.#session;
  }

  close(code: number): void {
    this.#session?.detach(this.#send);
    this.#socket.close(code);
  }

  #receive({ op, d }: IncomingFrame): void {
    if (op === Opcode.heartbeat) {
      if (typeof d === "number") this.#session?.confirm(d);
      this.#send({ op: Opcode.heartbeatAck });
    }
    if ((op !== Opcode.identify && op !== Opcode.resume) || !d || typeof d === "number") return;
    if (d.token !== BOT_TOKEN) this.#socket.close(AUTHENTICATION_FAILED, "Authentication failed.");
    else if (op === Opcode.identify) this.#session = this.#sessions.begin(d.shard ?? [0, 1], this.#send);
    else this.#resume(d);
  }

  #resume({ session_id: id = "", seq = 0 }: Credentials): void {
    this.#session = this.#sessions.find(id);
    if (this.#session) this.#session.resume(this.#send, seq);
    else this.#send({ op: Opcode.invalidSession, d: false });
  }

  readonly #send = (frame: JsonObject): void => {
    this.#socket.send(JSON.stringify(frame));
  };
}
