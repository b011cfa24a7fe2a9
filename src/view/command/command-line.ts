import { parseArgs } from "node:util";

import { UsageError } from "./usage.js";

/** What the user wants. */
export type Command =
  { readonly kind: "help" } | { readonly kind: "version" } | { readonly kind: "view"; readonly port: number; readonly json: boolean };

const options = {
  port: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

const seeHelp = "Run 'cogscope --help' to see what there is.";

/** Reads the arguments after the program's name; throws a `UsageError` with one sentence about what is wrong. */
export function parseCommandLine(args: readonly string[]): Command {
  // Not strict, so that the sentences are ours: parseArgs speaks of positionals and of '--'.
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false });
  for (const [name, value] of Object.entries(values)) {
    const option = name.length === 1 ? `-${name}` : `--${name}`;
    if (!Object.hasOwn(options, name))
      throw new UsageError(`Unknown option '${option}': cogscope has --port, --json, --help and --version. ${seeHelp}`);
    if (name !== "port" && value !== true)
      throw new UsageError(`The option '${option}' takes no value: it is given or not. Write '${option}' alone.`);
  }
  if (values.help === true) return { kind: "help" };
  if (values.version === true) return { kind: "version" };
  const [command, ...more] = positionals;
  if (command === undefined) throw new UsageError(`No command given: cogscope has one, 'cogscope view'. ${seeHelp}`);
  if (command !== "view") throw new UsageError(`Unknown command '${command}': cogscope has one, 'cogscope view'. ${seeHelp}`);
  if (more.length > 0) throw new UsageError(`Unexpected argument '${more[0]}': 'cogscope view' takes only options. ${seeHelp}`);
  return { kind: "view", port: portOf(values.port), json: values.json === true };
}

function portOf(value: string | boolean | undefined): number {
  if (value === undefined) return 8970;
  const port = typeof value === "string" && /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port <= 65_535) return port;
  const given = typeof value === "string" ? `got '${value}'` : "got none";
  throw new UsageError(
    `The option '--port' needs a whole number from 0 to 65535, ${given}. Use for instance '--port 8970', or '--port 0' for any free one.`,
  );
}
