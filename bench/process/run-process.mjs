import { execFile } from "node:child_process";

/**
 * Runs a script of the benchmark in a process of its own, with `input` as its one argument, and gives what it answers: its last line, as JSON.
 * What stands in the environment about Sentry or cogscope is kept from it.
 */
export function runProcess(script, input, { flags = [], env = {} } = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(SENTRY_|COGSCOPE_|NODE_OPTIONS$)/.test(name));
  const options = { env: { ...Object.fromEntries(kept), NODE_ENV: "production", ...env }, maxBuffer: 1 << 26 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...flags, script.pathname, JSON.stringify(input)], options, (error, stdout) =>
      error === null ? resolve(JSON.parse(stdout.trim().split("\n").at(-1))) : reject(error),
    );
  });
}
