import { parseArgs } from "node:util";

import { FORMATS } from "../inspect/format.js";
import type { Command, InspectCommand, ViewCommand } from "./command.js";
import { numberOf, textsOf, wordOf, type Given } from "./option-value.js";
import { UsageError } from "./usage-error.js";

const options = {
  port: { type: "string" },
  json: { type: "boolean" },
  keep: { type: "string" },
  format: { type: "string" },
  "min-coverage": { type: "string" },
  exclude: { type: "string", multiple: true },
  timeout: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** The options of each command; all have `--help` and `--version`. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  view: ["port", "json", "keep"],
  inspect: ["format", "min-coverage", "exclude", "timeout"],
};

const COMMANDS = "cogscope has 'cogscope view' and 'cogscope inspect'";
const seeHelp = "Run 'cogscope --help' to see what there is.";

type Values = Readonly<Record<string, Given | readonly Given[]>>;

/** Reads the arguments after the program's name; throws a `UsageError` with one sentence about what is wrong. */
export function parseCommandLine(args: readonly string[]): Command {
  // Not strict, so that the sentences are ours: parseArgs speaks of positionals and of '--'.
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false });
  const [command, ...more] = positionals;
  checkOptions(values, command);
  if (values.help === true) return { kind: "help" };
  if (values.version === true) return { kind: "version" };
  if (command === undefined) throw new UsageError(`No command given: ${COMMANDS}. ${seeHelp}`);
  return command === "view" ? viewCommand(values, more) : inspectCommand(values, more);
}

function checkOptions(values: Values, command: string | undefined): void {
  if (command !== undefined && !Object.hasOwn(OWN, command)) throw new UsageError(`Unknown command '${command}': ${COMMANDS}. ${seeHelp}`);
  const known = [...(command === undefined ? Object.values(OWN).flat() : (OWN[command] ?? [])), "help", "version"];
  for (const [name, value] of Object.entries(values)) {
    const option = name.length === 1 ? `-${name}` : `--${name}`;
    if (!known.includes(name)) {
      const list = known
        .map((one) => `--${one}`)
        .join(", ")
        .replace(/, (?=[^,]*$)/, " and ");
      throw new UsageError(`Unknown option '${option}': ${command ? `'cogscope ${command}'` : "cogscope"} has ${list}. ${seeHelp}`);
    }
    if (options[name as keyof typeof options].type === "boolean" && value !== true)
      throw new UsageError(`The option '${option}' takes no value: it is given or not. Write '${option}' alone.`);
  }
}

function viewCommand(values: Values, more: readonly string[]): ViewCommand {
  if (more.length > 0) throw new UsageError(`Unexpected argument '${more[0]}': 'cogscope view' takes only options. ${seeHelp}`);
  const portRemedy = "Use for instance '--port 8970', or '--port 0' for any free one.";
  return {
    kind: "view",
    port: numberOf("--port", values["port"] as Given, { from: 0, to: 65_535, whole: true }, portRemedy) ?? 8970,
    json: values["json"] === true,
    keep: numberOf("--keep", values["keep"] as Given, { from: 1, to: 1_000_000, whole: true }, "Use for instance '--keep 1000'."),
  };
}

function inspectCommand(values: Values, paths: readonly string[]): InspectCommand {
  if (paths.length === 0)
    throw new UsageError("'cogscope inspect' needs a file or folder with built cogs. Write for instance 'cogscope inspect dist/cogs'.");
  const percent = { from: 0, to: 100, whole: false };
  const seconds = { from: 0.1, to: 3600, whole: false };
  return {
    kind: "inspect",
    paths,
    format: wordOf("--format", values["format"] as Given, FORMATS) ?? "table",
    minCoverage: numberOf("--min-coverage", values["min-coverage"] as Given, percent, "Use for instance '--min-coverage 90'."),
    exclude: textsOf("--exclude", values["exclude"] as readonly Given[], "Use for instance '--exclude main.js'."),
    timeout: 1000 * (numberOf("--timeout", values["timeout"] as Given, seconds, "It is in seconds: '--timeout 30'.") ?? 10),
  };
}
