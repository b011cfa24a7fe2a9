import { spawn, type ChildProcessByStdio } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Readable } from "node:stream";

import * as Sentry from "@sentry/node";

import { startReceiver } from "../../src/view/index.js";
import { envelope, post } from "../view/posting.js";

jest.setTimeout(30_000);

const running = new Set<Cogscope>();

// A test that fails half-way must not leave its process behind.
afterEach(() => running.forEach((cogscope) => cogscope.kill("SIGKILL")));

/** `cogscope` in a process of its own, its output readable as it comes. */
class Cogscope {
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  out = "";
  err = "";

  constructor(...args: string[]) {
    this.#child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], { stdio: ["ignore", "pipe", "pipe"] });
    running.add(this);
    this.#child.on("close", () => running.delete(this));
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => (this.out += text));
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => (this.err += text));
    // Sentry watches the child processes of its process, also the Sentry of another test file that ran here before. That one's globals
    // are gone by now, and its listener for failed exits would end in a stack overflow.
    this.#child.on("spawn", () => this.#child.removeAllListeners("exit"));
    this.ended = new Promise((resolve) => this.#child.on("close", (code, signal) => resolve({ code, signal })));
  }

  /** Resolves with the first match in what was printed; rejects when the process ends without it. */
  printed(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(this.out);
        if (match) resolve(match);
      };
      look();
      this.#child.stdout.on("data", look);
      void this.ended.then(() => reject(new Error(`It ended without printing ${pattern}; it printed: ${this.out}${this.err}`)));
    });
  }

  async port(): Promise<number> {
    return Number((await this.printed(/127\.0\.0\.1:(\d+)\/1/))[1]);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

describe("cogscope view", () => {
  it("prints a DSN and how to use it, then what a real client sends there", async () => {
    const cogscope = new Cogscope("view", "--port", "0");
    const [, dsn] = await cogscope.printed(/^Listening for Sentry data at (\S+)\nStart your bot with it: SENTRY_DSN=\1\n/);
    Sentry.init({ dsn: dsn ?? "", tracesSampleRate: 1, enableRuntimeChannelInjection: false });
    Sentry.startSpan({ name: "/ban", op: "discord.command" }, () => {
      Sentry.startSpan({ name: "Fetch cases", op: "db.query" }, () => undefined);
      Sentry.captureException(new RangeError("too \u001b[2Jmany"));
    });
    await Sentry.close();
    await cogscope.printed(/✗ error {2}RangeError: too many\n/);
    await cogscope.printed(/Trace [0-9a-f]{32} {2}2 spans.*\n.*discord\.command {2}\/ban\n.* {4}db\.query {2}Fetch cases\n/);
    expect(cogscope.out).not.toContain("\u001b");
    cogscope.kill("SIGTERM");
    expect(await cogscope.ended).toEqual({ code: 0, signal: null });
    expect(cogscope.err).toBe("");
  });

  it.each(["SIGINT", "SIGTERM"] as const)("prints what still waits when it gets %s, and ends with 0", async (signal) => {
    const cogscope = new Cogscope("view", "--port", "0");
    await post(await cogscope.port(), {
      body: envelope("span", { items: [{ trace_id: "t", span_id: "s", name: "its segment never ended" }] }),
    });
    expect(cogscope.out).not.toContain("its segment never ended");
    cogscope.kill(signal);
    expect(await cogscope.ended).toEqual({ code: 0, signal: null });
    expect(cogscope.out).toContain("its segment never ended");
  });

  it("prints one JSON object a line with --json", async () => {
    const cogscope = new Cogscope("view", "--port", "0", "--json");
    await post(await cogscope.port(), { body: envelope("log", { items: [{ body: "one" }, { body: "two" }] }) });
    await cogscope.printed(/two/);
    cogscope.kill("SIGTERM");
    await cogscope.ended;
    const lines = cogscope.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toMatchObject([
      { kind: "receiver", dsn: expect.stringMatching(/^http:\/\/public@127\.0\.0\.1:\d+\/1$/) as string },
      { kind: "log", value: { body: "one" } },
      { kind: "log", value: { body: "two" } },
    ]);
  });

  it.each([
    [
      ["view", "--port", "70000"],
      "cogscope: The option '--port' needs a whole number from 0 to 65535, got '70000'. Use for instance '--port 8970', or '--port 0' for any free one.\n",
    ],
    [
      ["view", "--verbose"],
      "cogscope: Unknown option '--verbose': 'cogscope view' has --port, --json, --keep, --help and --version. Run 'cogscope --help' to see what there is.\n",
    ],
  ])("ends with 2 and one sentence for %j", async (args, sentence) => {
    const cogscope = new Cogscope(...args);
    expect(await cogscope.ended).toEqual({ code: 2, signal: null });
    expect(cogscope).toMatchObject({ out: "", err: sentence });
  });

  it("ends with 2 and one sentence when the port is taken", async () => {
    const other = await startReceiver();
    const cogscope = new Cogscope("view", "--port", String(other.port));
    expect(await cogscope.ended).toEqual({ code: 2, signal: null });
    expect(cogscope.err).toBe(
      `cogscope: Cannot listen on 127.0.0.1:${other.port}: another program uses this port. Choose another port, or 0 for any free one.\n`,
    );
    await other.close();
  });
});

describe("cogscope", () => {
  it("prints the version of its package", async () => {
    const cogscope = new Cogscope("--version");
    expect(await cogscope.ended).toEqual({ code: 0, signal: null });
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(cogscope.out).toBe(`${version}\n`);
  });

  it("explains itself", async () => {
    const cogscope = new Cogscope("--help");
    expect(await cogscope.ended).toEqual({ code: 0, signal: null });
    expect(cogscope.out).toContain("cogscope view [--port N] [--json] [--keep N]");
  });
});
