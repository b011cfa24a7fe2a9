import type { AddressInfo } from "node:net";
import { Faults } from "./faults.js";
import { Gateway } from "./gateway.js";
import { Memory } from "./memory.js";
import { createRestServer } from "./rest-server.js";
import type { FromLoopback, ToLoopback } from "./wire.js";

// A process of its own: in the bot's process, Sentry would trace this server's side of each request too.

function tell(message: FromLoopback): void {
  process.send?.(message);
}

const faults = new Faults();
const memory = new Memory();
const server = createRestServer({ shards: Number(process.argv[2]), faults, memory, onRequest: (request) => tell({ request }) });
const gateway = new Gateway(server);

process.on("message", (message: ToLoopback) => {
  if ("fail" in message) return faults.add(message.fail);
  if ("disconnect" in message) return gateway.disconnect(message.disconnect.shardId, message.disconnect.code);
  const { type, data } = message.emit;
  memory.hear(type, data);
  gateway.emit(type, data);
});

// It ends with its parent, however that one ends; Ctrl-C goes to both, and the bot needs its Discord until it has said goodbye.
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => undefined);

server.listen(0, "127.0.0.1", () => tell({ listening: { port: (server.address() as AddressInfo).port } }));
