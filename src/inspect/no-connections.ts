import { Socket } from "node:net";

/** Lets this process open no connection from here on: a module that logs in, migrates or reports while it is loaded fails at that. */
export function refuseConnections(): void {
  // `net`, `tls`, `http` and fetch's undici all come by here (Node 20, lib/net.js, lib/_tls_wrap.js).
  Socket.prototype.connect = function refuse(this: { -readonly [K in keyof Socket]: Socket[K] }): Socket {
    const error = Object.assign(new Error("cogscope inspect opens no connections"), { code: "ECONNREFUSED", syscall: "connect" });
    // Later, as a refusal comes: who has asked for the socket has no listener on it yet.
    this.connecting = true;
    setImmediate(() => void this.destroy(error));
    return this;
  };
}
