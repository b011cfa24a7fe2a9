#!/usr/bin/env node
import { LOADING } from "../inspect/loading.js";
import { parseCommandLine } from "./command-line.js";
import type { Command } from "./command.js";
import { packageVersion } from "./package-version.js";
import { usage } from "./usage.js";

const script = process.argv[1] ?? "";
const write = (text: string): void => void process.stdout.write(text);

// Each command's room is loaded for that command alone: what loads the cogs of a bot shares their process.
async function run(command: Command): Promise<void> {
  switch (command.kind) {
    case "help":
      return write(usage);
    case "version":
      return write(`${packageVersion(script)}\n`);
    case "view":
      return (await import("../view/command/run-view.js")).runView(command);
    case "inspect":
      process.exitCode = await (await import("../inspect/run-inspect.js")).runInspect({ ...command, script });
  }
}

const loadModules = async (): Promise<void> => (await import("../inspect/load-modules.js")).loadModules();

Promise.resolve()
  // `cogscope inspect` starts this very script again: what it loads may do with that process what it likes.
  .then(() => (process.argv[2] === LOADING ? loadModules() : run(parseCommandLine(process.argv.slice(2)))))
  .catch((error: unknown) => {
    process.stderr.write(`cogscope: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });

// Without an export esbuild takes this file for CommonJS, and wraps all that it imports, in chunks that other entries share.
export {};
