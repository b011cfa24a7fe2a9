import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { Engine } from "./engine.js";
import { foundIn } from "./found-in.js";
import { TOLD_ON, type Task, type Told } from "./loading.js";
import { refuseConnections } from "./no-connections.js";
import { reasonOf } from "./reason-of.js";

/**
 * Loads the modules whose files are listed on standard input, one after the other, and tells on a pipe of its own what they hold.
 *
 * This process is theirs: it may end at any moment, and go on for ever. Who started it watches it and ends it.
 */
export async function loadModules(): Promise<void> {
  const { files, password } = JSON.parse(readFileSync(0, "utf8")) as Task;
  const tell = (told: Told): void => write(`${password}${JSON.stringify(told)}\n`);
  const engine = new Engine();
  let whenIdle: () => void = () => undefined;
  // What they fail at in the background, without a token and a database, is no fault of what they export.
  process.on("uncaughtException", (error: unknown) => void process.stderr.write(`cogscope: in the background: ${reasonOf(error)}\n`));
  process.on("beforeExit", () => whenIdle());
  process.on("exit", (code) => tell({ kind: "exit", code }));
  process.argv.length = 2;
  refuseConnections();
  for (const [module, file] of files.entries()) {
    tell({ kind: "loading", module });
    try {
      const namespace = await new Promise<object>((resolve, reject) => {
        whenIdle = () => reject(new Unsettled("it waits at its top level for what never comes"));
        (import(pathToFileURL(file).href) as Promise<object>).then(resolve, reject);
      });
      // A turn, so that what it breaks at once in the background is its own.
      await new Promise<void>((resolve) => void setImmediate(resolve));
      tell({ kind: "loaded", module, found: foundIn(namespace, file, engine) });
    } catch (error) {
      tell({ kind: "failed", module, reason: error instanceof Unsettled ? error.message : reasonOf(error) });
    }
  }
  tell({ kind: "done" });
}

class Unsettled extends Error {}

/** At once, for the process may be at its end. */
function write(line: string): void {
  let rest = Buffer.from(line);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(TOLD_ON, rest));
    } catch (error) {
      // The pipe is full: who reads it has not come to it yet.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return;
    }
  }
}
