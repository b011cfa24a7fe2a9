// Floods `cogscope view` of the build: so many error events a second for so many seconds, each an envelope of its own, while a page is open.
// Says what was acknowledged, what is kept, how long the page's list took, and how much memory the process had.
//
//   npm run build && node scripts/flood-viewer.mjs [--rate 10000] [--seconds 10] [--bytes 1000]
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import project from "../package.json" with { type: "json" };

const { values } = parseArgs({
  options: {
    rate: { type: "string", default: "10000" },
    seconds: { type: "string", default: "10" },
    bytes: { type: "string", default: "1000" },
    json: { type: "boolean", default: false },
  },
});
const [rate, seconds, bytes] = [values.rate, values.seconds, values.bytes].map(Number);
const connections = 16;
const mostOpen = 2000;
const tick = 10;

const program = fileURLToPath(new URL(`../${project.bin.cogscope}`, import.meta.url));
const viewer = spawn(process.execPath, [program, "view", "--port", "0", ...(values.json ? ["--json"] : [])], {
  stdio: ["ignore", "pipe", "inherit"],
});
const port = await new Promise((resolve, reject) => {
  let text = "";
  viewer.once("exit", () => reject(new Error("The viewer ended.")));
  viewer.stdout.on("data", (chunk) => {
    if (text.length < 1000) text += chunk;
    const match = /127\.0\.0\.1:(\d+)\/1/.exec(text);
    if (match) resolve(Number(match[1]));
  });
});
viewer.removeAllListeners("exit");

const mebibytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${viewer.pid}/status`, "utf8"))[1]) / 1024;
let [acknowledged, refused, sent] = [0, 0, 0];
const asked = [];
const memory = [mebibytes()];

const sockets = await Promise.all(
  Array.from(
    { length: connections },
    () =>
      new Promise((resolve, reject) => {
        const socket = connect(port, "127.0.0.1", () => resolve(socket)).on("error", reject);
        let rest = "";
        socket.setNoDelay(true).on("data", (chunk) => {
          // A status line may come in two parts: what could be the beginning of one waits for the next part.
          const text = rest + chunk.toString("latin1");
          const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)];
          for (const [, status] of statuses) {
            if (status === "200") acknowledged += 1;
            else refused += 1;
          }
          const last = statuses.at(-1);
          rest = text.slice(Math.max(last ? last.index + 12 : 0, text.length - 11));
        });
      }),
  ),
);

function envelope(id) {
  const event_id = id.toString(16).padStart(32, "0");
  const event = {
    event_id,
    level: "error",
    tags: { guild_id: String(id % 100) },
    message: `flood ${id}`,
    extra: { text: "x".repeat(bytes) },
  };
  const body = `${JSON.stringify({ event_id })}\n{"type":"event"}\n${JSON.stringify(event)}`;
  return `POST /api/1/envelope/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

const stream = new AbortController();
const page = await fetch(`http://127.0.0.1:${port}/view/stream`, { signal: stream.signal });
void (async () => {
  for await (const _ of page.body);
})().catch(() => undefined);

const begun = performance.now();
const elapsed = () => (performance.now() - begun) / 1000;
let nextLook = 1;
while (elapsed() < seconds) {
  const due = Math.min(Math.floor(elapsed() * rate), acknowledged + refused + mostOpen);
  for (; sent < due; sent++) sockets[sent % connections].write(envelope(sent));
  if (elapsed() > nextLook) {
    nextLook += 1;
    memory.push(mebibytes());
    const from = performance.now();
    void fetch(`http://127.0.0.1:${port}/view/errors?q=guild_id:7`).then(async (answer) => {
      await answer.json();
      asked.push(performance.now() - from);
    });
  }
  await new Promise((resolve) => setTimeout(resolve, tick));
}
const end = performance.now() + 30_000;
while (acknowledged + refused < sent && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, tick));
const took = elapsed();
memory.push(mebibytes());

const state = await (await fetch(`http://127.0.0.1:${port}/view/state`)).json();
const { rows } = await (await fetch(`http://127.0.0.1:${port}/view/errors?limit=1`)).json();
stream.abort();
for (const socket of sockets) socket.destroy();
const ended = new Promise((resolve) => viewer.once("exit", resolve));
viewer.kill("SIGTERM");
const code = await ended;

const holds = {
  "every event sent was answered": acknowledged + refused === sent,
  "none was refused": refused === 0,
  "kept and gone are together what was acknowledged": state.counts.error + state.dropped.error === acknowledged,
  "as many are kept as fit": state.counts.error === Math.min(acknowledged, state.keep) || state.bytes > state.keepBytes * 0.9,
  "what is held is within its bound": state.bytes <= state.keepBytes,
  "the viewer ended by itself": code === 0,
};
console.log(
  `sent ${sent}, acknowledged ${acknowledged}, refused ${refused}, in ${took.toFixed(1)} s: ${Math.round(acknowledged / took)} a second`,
);
console.log(
  `kept ${state.counts.error}, gone to make room ${state.dropped.error}, held ${(state.bytes / 2 ** 20).toFixed(1)} MiB; newest: ${rows[0]?.title}`,
);
console.log(`memory of the process in MiB, each second: ${memory.map(Math.round).join(" ")}`);
console.log(`the page's list, searched, in ms: ${asked.map(Math.round).join(" ")}`);
for (const [what, isSo] of Object.entries(holds)) console.log(`${isSo ? "✓" : "✗"} ${what}`);
if (!Object.values(holds).every(Boolean)) process.exitCode = 1;
