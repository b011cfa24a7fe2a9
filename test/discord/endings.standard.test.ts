import { execFile } from "node:child_process";
import { join } from "node:path";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { ALICE } from "../support/discord-bot.js";

const ROOT = join(__dirname, "../..");
let discord: LoopbackDiscord;
beforeAll(async () => {
  discord = await LoopbackDiscord.start();
});
afterAll(() => discord.close());

interface Ending {
  readonly code: number | string | null;
  readonly seen: readonly string[];
  readonly captured: string;
}

/** Runs a bot in a process of its own until it ends; alice uses one command when it is ready. */
async function play(scenario: string, mode: "bare" | "instrumented"): Promise<Ending> {
  const seen = discord.requests.length;
  const file = join(ROOT, "test/fixtures/discord-endings.ts");
  const { api } = discord.clientOptions.rest as { api: string };
  const ending = new Promise<Ending>((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", file, scenario, mode, api, discord.token],
      { cwd: ROOT, timeout: 40_000 },
      (error, stdout) => {
        const lines = stdout.trimEnd().split("\n");
        resolve({ code: error?.code ?? 0, seen: lines.slice(0, -1), captured: lines.at(-1) ?? "" });
      },
    );
  });
  await discord.waitFor((request) => request.method === "PUT" && discord.requests.indexOf(request) >= seen, { timeoutMs: 30_000 });
  discord.slash(ALICE, "ping");
  return ending;
}

test.each([
  ["A listener rejects, nobody listens for errors", 1],
  ["A listener throws, nobody listens for errors", 0],
  ["A listener rejects, somebody listens for errors", 0],
  ["An error listener rejects", 0],
  ["A listener rejects, the process takes uncaught errors", 0],
  ["A listener never settles", 0],
  ["A promise that nobody waits for rejects", 0],
])("%s: the process ends as it would without us", async (scenario, code) => {
  const [bare, instrumented] = [await play(scenario, "bare"), await play(scenario, "instrumented")];
  expect(instrumented.seen).toEqual(bare.seen);
  expect(instrumented.code).toBe(bare.code);
  expect(bare.code).toBe(code);
  if (/^A listener (rejects|throws)/.test(scenario)) expect(instrumented.captured).toBe("captured: from the listener/interactionCreate");
});
