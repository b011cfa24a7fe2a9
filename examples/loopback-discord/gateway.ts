import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { GatewayConnection } from "./gateway-connection.js";
import { GatewaySession, type SendFrame, type Shard } from "./gateway-session.js";
import type { JsonObject } from "./json.js";

/** After these there is nothing to resume: the bot has left for good, must start anew or may not come back. */
const ENDS_SESSION: ReadonlySet<number> = new Set([1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);
const IS_ABOUT_ITS_GUILD = /^GUILD_(?:CREATE|UPDATE|DELETE)$/;

function guildOf(type: string, data: JsonObject): string | undefined {
  return (data["guild_id"] ?? (IS_ABOUT_ITS_GUILD.test(type) ? data["id"] : undefined)) as string | undefined;
}

/** The gateway beside the REST server, on the same port. */
export class Gateway {
  readonly #connections = new Set<GatewayConnection>();
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
    new WebSocketServer({ server, path: "/gateway" }).on("connection", (socket) => this.#connect(socket));
  }

  /** Dispatches to the shard that the payload's guild is on. */
  emit(type: string, data: JsonObject): void {
    const guildId = guildOf(type, data);
    for (const session of this.#sessions.values()) if (session.hears(guildId)) session.dispatch(type, data);
  }

  disconnect(shardId: number, code: number): void {
    for (const connection of this.#connections) if (connection.session?.shardId === shardId) this.#close(connection, code);
  }

  #connect(socket: WebSocket): void {
    const connection = new GatewayConnection(socket, {
      begin: (shard, send) => this.#begin(shard, send),
      find: (id) => this.#sessions.get(id),
    });
    this.#connections.add(connection);
    socket.on("close", (code) => {
      this.#connections.delete(connection);
      this.#endAfter(connection, code);
    });
  }

  #begin(shard: Shard, send: SendFrame): GatewaySession {
    const session = new GatewaySession(shard, send);
    this.#sessions.set(session.id, session);
    const { port } = this.#server.address() as AddressInfo;
    session.ready(`ws://127.0.0.1:${port}/gateway`);
    return session;
  }

  #close(connection: GatewayConnection, code: number): void {
    connection.close(code);
    this.#endAfter(connection, code);
  }

  #endAfter({ session }: GatewayConnection, code: number): void {
    if (session && ENDS_SESSION.has(code)) this.#sessions.delete(session.id);
  }
}
