import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The only address the receiver is ever reached at. */
export const host = "127.0.0.1";

const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses this port. Choose another port, or 0 for any free one",
  EACCES: "this user may not use this port. Choose a port above 1023, or 0 for any free one",
};

/** Lets the server listen on 127.0.0.1 and resolves to its port; rejects with a sentence that names the port and the remedy. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      reject(new Error(`Cannot listen on ${host}:${port}: ${remedies[cause.code ?? ""] ?? cause.message}.`, { cause }));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
