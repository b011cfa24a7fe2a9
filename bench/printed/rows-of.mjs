import { execFile } from "node:child_process";

/** The groups of a pattern for each line of a text that it fits. */
export const rowsIn = (text, pattern) =>
  text.split("\n").flatMap((line) => {
    const found = pattern.exec(line);
    return found === null ? [] : [found.slice(1).map((cell) => cell ?? "")];
  });

/** Runs a script that prints a table of its own, and gives its rows; none is an error, for then it prints another one now. */
export function rowsOf(script, pattern, env = {}, nodeArgs = [], args = []) {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...nodeArgs, script.pathname, ...args], { env: { ...process.env, ...env } }, (error, stdout) => {
      const rows = rowsIn(stdout, pattern);
      if (error !== null || rows.length === 0) reject(error ?? new Error(`${script.pathname} printed no line like ${pattern.source}.`));
      else resolve(rows);
    });
  });
}
