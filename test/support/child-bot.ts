import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { until } from "./discord-story.js";

const ROOT = join(__dirname, "..", "..");

const alive = new Set<ChildBot>();

/** Ends what a story has left running. */
export const endChildren = (): void => alive.forEach((child) => child.kill("SIGKILL"));

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of its own, that may be killed; it says what it did line by line. */
export class ChildBot {
  readonly lines: string[] = [];
  /** What it wrote to stderr. */
  complaints = "";
  readonly ended: Promise<Ending>;
  readonly #process: ChildProcess;

  constructor(fixture: string, settings: object, env: Readonly<Record<string, string>> = {}) {
    const file = join(ROOT, "test", "fixtures", fixture);
    this.#process = spawn(process.execPath, ["--import", "tsx", file, JSON.stringify(settings)], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: "test", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    alive.add(this);
    void this.#process.once("close", () => alive.delete(this));
    let rest = "";
    this.#process.stdout?.on("data", (chunk: Buffer) => {
      const lines = `${rest}${chunk.toString()}`.split("\n");
      rest = lines.pop() as string;
      this.lines.push(...lines);
    });
    this.#process.stderr?.on("data", (chunk: Buffer) => (this.complaints += chunk.toString()));
    this.ended = new Promise((resolve) => this.#process.once("close", (code, signal) => resolve({ code, signal })));
  }

  /** Waits until it has said this; gives what followed on that line. */
  async said(word: string): Promise<string> {
    const line = (): string | undefined => this.lines.find((one) => one.startsWith(word));
    let hasEnded = false;
    void this.ended.then(() => (hasEnded = true));
    await until(`'${word}' of the child`, () => line() !== undefined || hasEnded, 50_000);
    if (line() === undefined) throw new Error(`the child never said '${word}', but: ${this.lines.join(", ")} ${this.complaints}`);
    return (line() as string).slice(word.length).trim();
  }

  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }
}
