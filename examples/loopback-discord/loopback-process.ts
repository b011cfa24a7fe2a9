import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FromLoopback, ToLoopback } from "./wire.js";

const TSX = pathToFileURL(require.resolve("tsx")).href;

/** The child process that `main.ts` runs in, seen from its parent. */
export class LoopbackProcess {
  readonly #child: ChildProcess;

  constructor(shards: number, onMessage: (message: FromLoopback) => void) {
    this.#child = fork(join(__dirname, "main.ts"), [String(shards)], { execArgv: ["--import", TSX] });
    this.#child.on("message", (message) => onMessage(message as FromLoopback));
  }

  /** Rejects when the child ends, which it only does by itself when it could not start. */
  async failure(): Promise<never> {
    const [code] = (await once(this.#child, "exit")) as [number | null];
    throw new Error(`The loopback Discord ended with code ${code}.`);
  }

  tell(message: ToLoopback): void {
    this.#child.send(message);
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || !this.#child.connected) return;
    const exited = once(this.#child, "exit");
    this.#child.disconnect();
    await exited;
  }
}
