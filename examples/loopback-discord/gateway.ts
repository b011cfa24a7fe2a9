import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { GatewaySession } from "./gateway-session.js";
import type { JsonObject } from "./json.js";

/** The gateway beside the REST server, on the same port. */
export class Gateway {
  readonly #sessions = new Set<GatewaySession>();

  constructor(server: Server) {
    new WebSocketServer({ server, path: "/gateway" }).on("connection", (socket) => {
      const { port } = server.address() as AddressInfo;
      const session = new GatewaySession(socket, `ws://127.0.0.1:${port}/gateway`);
      this.#sessions.add(session);
      socket.on("close", () => this.#sessions.delete(session));
    });
  }

  emit(type: string, data: JsonObject): void {
    for (const session of this.#sessions) session.dispatch(type, data);
  }
}
