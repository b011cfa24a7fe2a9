import { execFile } from "node:child_process";
import { delimiter, dirname, join } from "node:path";

/** How long one command may take, in milliseconds. */
const LIMIT = 180_000;

/**
 * Runs a command with the commands of the folder's packages at hand, as npm runs a script; gives all that it
 * wrote, or rejects with that. `name` is the script's.
 */
export function shell(command, folder, path = [], name = undefined) {
  const bins = [folder, dirname(folder)].map((one) => join(one, "node_modules/.bin"));
  // Of what is set where this runs, nothing may change what is sent.
  const { SENTRY_DSN, SENTRY_RELEASE, SENTRY_ENVIRONMENT, COGSCOPE_NATIVE, NODE_OPTIONS, NODE_ENV, FORCE_COLOR, ...inherited } =
    process.env;
  const env = {
    ...inherited,
    CI: "true",
    NO_COLOR: "1",
    npm_lifecycle_event: name,
    PATH: [...path, ...bins, inherited.PATH].join(delimiter),
  };
  return new Promise((resolve, reject) => {
    const { stdin } = execFile("sh", ["-c", command], { cwd: folder, env, maxBuffer: 1e8, timeout: LIMIT }, (error, out, err) => {
      const said = `${out}${err}`.trim();
      if (error === null) resolve(said);
      else if (error.killed) reject(new Error(`It took longer than ${LIMIT / 1000} s.\n${said}`));
      else reject(new Error(said || String(error.message)));
    });
    stdin.end();
  });
}
