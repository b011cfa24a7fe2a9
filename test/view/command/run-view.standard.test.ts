import { spawn } from "node:child_process";

import { envelope, post } from "../posting.js";
import { askJson } from "../asking.js";

it("prints where its page is, and serves there what it prints", async () => {
  const program = `require("./src/view/command/run-view.ts").runView({ port: 0, json: false, keep: 1 })`;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  // Sentry watches the child processes of its process, also the Sentry of another test file that ran here before.
  child.on("spawn", () => child.removeAllListeners("exit"));
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  try {
    let text = "";
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        const match = /^Open http:\/\/127\.0\.0\.1:(\d+)\/ to see it in a browser$/m.exec(text);
        if (match) resolve(Number(match[1]));
      });
      void ended.then(() => reject(new Error(`It ended with: ${text}`)));
    });
    for (const message of ["one", "two"]) await post(port, { body: envelope("event", { message }) });
    const { rows } = await askJson<{ rows: { title: string }[] }>(port, "/view/errors");
    expect(rows.map(({ title }) => title)).toEqual(["two"]);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(text).toMatch(/✗ error {2}one\n[\s\S]*✗ error {2}two\n/);
  } finally {
    child.kill("SIGKILL");
  }
});
