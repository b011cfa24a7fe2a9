import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { optionFault } from "../runtime/check-option.js";

/** As the SDK reads a DSN (@sentry/core 11.12, utils/dsn.js), which writes one that it cannot read on the console, and stays off. */
const DSN = /^https?:\/\/\w+(?::\w+)?@(?:\[[:.%\w]+\]|[\w.-]+)(?::\d{1,5})?\/(?:[^?#\s]+\/)?\d+$/;

/** The DSN of the options or the environment; none leaves Sentry off. A wrong one is not shown: it may hold a key. */
export function dsnOf(given: unknown): string | undefined {
  // A secret that is mounted as a file often ends with a newline.
  const dsn = given ?? process.env["SENTRY_DSN"]?.trim();
  if (dsn === undefined || dsn === null || dsn === "") return undefined;
  if (typeof dsn === "string" && DSN.test(dsn)) return dsn;
  const where = given == null ? "it is read from SENTRY_DSN and " : "it ";
  throw optionFault(
    "dsn",
    `${where}has the form https://<key>@<host>/<project number>`,
    "Copy it from your Sentry project's page 'Client Keys', or leave it out to stay off",
  );
}

export const environmentOf = (given: string | undefined): string | undefined =>
  [given, process.env["SENTRY_ENVIRONMENT"], process.env["NODE_ENV"]].find((one) => one !== undefined && one !== "");

/**
 * The release of the options; the SDK itself looks through the environment (`SENTRY_RELEASE`, a build's commit; @sentry/node 11.12,
 * sdk/api.js); then the bot's package.json, as `name@version`.
 */
export const releaseOf = (given: string | undefined, detected: string | undefined): string | undefined =>
  given ?? detected ?? packageRelease(botFolder());

/** Where the bot's own code was started; a process manager's or a test runner's script says nothing of it. */
export function botFolder(): string {
  const script = process.argv[1];
  return script === undefined || /[\\/]node_modules[\\/]/.test(script) ? process.cwd() : dirname(script);
}

/** The first package.json upwards that has a version. */
function packageRelease(folder: string): string | undefined {
  for (let at = folder, last = ""; at !== last; last = at, at = dirname(at)) {
    const { name, version } = readPackage(join(at, "package.json"));
    if (typeof version === "string" && version !== "") return typeof name === "string" && name !== "" ? `${name}@${version}` : version;
  }
  return undefined;
}

function readPackage(file: string): { readonly name?: unknown; readonly version?: unknown } {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as object;
  } catch {
    // None here, or not to be read: the next folder up may have one.
    return {};
  }
}
