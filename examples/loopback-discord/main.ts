import type { AddressInfo } from "node:net";
import { Faults } from "./faults.js";
import { Gateway } from "./gateway.js";
import { createRestServer } from "./rest-server.js";
import type { FromLoopback, ToLoopback } from "./wire.js";

// A process of its own: in the bot's process, Sentry would trace this server's side of each request too.

function tell(message: FromLoopback): void {
  process.send?.(message);
}

const faults = new Faults();
const server = createRestServer({ faults, onRequest: (request) => tell({ request }) });
const gateway = new Gateway(server);

process.on("message", (message: ToLoopback) => {
  if ("emit" in message) gateway.emit(message.emit.type, message.emit.data);
  else faults.add(message.fail);
});

// It ends with its parent, however that one ends; Ctrl-C goes to both, and the bot needs its Discord until it has said goodbye.
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => undefined);

server.listen(0, "127.0.0.1", () => tell({ listening: { port: (server.address() as AddressInfo).port } }));
