import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = join(__dirname, "..", "..");

/** What a process of its own did: the JSON that it printed as its last line. */
export async function runFixture<T>(name: string, { nodeOptions = [], env = {}, args = [] }: FixtureOptions = {}): Promise<T> {
  const file = join(ROOT, "test", "fixtures", name);
  const environment = { ...process.env, NODE_ENV: "test", ...env };
  const { stdout } = await run(process.execPath, [...nodeOptions, "--import", "tsx", file, ...args], {
    cwd: ROOT,
    env: environment,
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) as string) as T;
}

export interface FixtureOptions {
  readonly nodeOptions?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}
