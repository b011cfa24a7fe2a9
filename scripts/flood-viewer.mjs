// Floods `cogscope view` of the build: so many error events a second for so many seconds, each an envelope of its own, while a page is open.
// Says what was acknowledged, what is kept, how long the page's list took, and how much memory and processor time the viewer had.
//
//   npm run build && node scripts/flood-viewer.mjs [--rate 10000] [--seconds 10] [--bytes 1000] [--json] [--profile FOLDER]
//
// On a machine that does something else besides, look at the processor time: the rate then says what was left for it. With --profile the
// viewer writes a CPU profile there when it ends.
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
    profile: { type: "string" },
  },
});
const [rate, seconds, bytes] = [values.rate, values.seconds, values.bytes].map(Number);
const connections = 16;
const mostOpen = 2000;
const tick = 10;
const statusLine = "HTTP/1.1 ";

const program = fileURLToPath(new URL(`../${project.bin.cogscope}`, import.meta.url));
const profiling = values.profile === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", values.profile];
const viewer = spawn(process.execPath, [...profiling, program, "view", "--port", "0", ...(values.json ? ["--json"] : [])], {
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
/** What the viewer's process has computed so far, in seconds; Linux counts it in hundredths of one. */
const computed = () => {
  const [, fields] = /\) (.*)/.exec(readFileSync(`/proc/${viewer.pid}/stat`, "utf8"));
  const [user, system] = fields.split(" ").slice(11, 13).map(Number);
  return (user + system) / 100;
};
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
        // All answers begin alike. A status line may come in two parts: what could be the beginning of one waits for the next part.
        socket.setNoDelay(true).on("data", (chunk) => {
          const text = rest + chunk.latin1Slice();
          let end = 0;
          for (let at = text.indexOf(statusLine); at >= 0 && at + 12 <= text.length; at = text.indexOf(statusLine, end)) {
            end = at + 12;
            if (text.slice(end - 3, end) === "200") acknowledged += 1;
            else refused += 1;
          }
          rest = text.slice(Math.max(end, text.length - 11));
        });
      }),
  ),
);

// One request, made beforehand: for each event only its number is written into a copy, so that the sender computes next to nothing.
const digits = 10;
const placeholder = "#".repeat(digits);
const event_id = placeholder.padStart(32, "0");
const event = {
  event_id,
  level: "error",
  tags: { guild_id: "##" },
  message: `flood ${placeholder}`,
  extra: { text: "x".repeat(bytes) },
};
const body = `${JSON.stringify({ event_id })}\n{"type":"event"}\n${JSON.stringify(event)}`;
const whole = `POST /api/1/envelope/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const template = Buffer.from(whole, "latin1");
const numberPlaces = [...whole.matchAll(new RegExp(placeholder, "g"))].map(({ index }) => index);
const guildPlace = whole.indexOf('"##"') + 1;

function envelope(id) {
  const request = Buffer.allocUnsafe(template.length);
  template.copy(request);
  const number = String(id).padStart(digits, "0");
  for (const place of numberPlaces) request.latin1Write(number, place);
  request.latin1Write(String(id % 100).padStart(2, "0"), guildPlace);
  return request;
}

const stream = new AbortController();
const page = await fetch(`http://127.0.0.1:${port}/view/stream`, { signal: stream.signal });
void (async () => {
  for await (const _ of page.body);
})().catch(() => undefined);

const computedBefore = computed();
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
    void fetch(`http://127.0.0.1:${port}/view/errors?q=guild_id:07`).then(async (answer) => {
      await answer.json();
      asked.push(performance.now() - from);
    });
  }
  await new Promise((resolve) => setTimeout(resolve, tick));
}
const end = performance.now() + 30_000;
while (acknowledged + refused < sent && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, tick));
const took = elapsed();
const computedFor = computed() - computedBefore;
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
  `the viewer computed for ${computedFor.toFixed(2)} s: ${((computedFor / acknowledged) * 10_000).toFixed(2)} s for each 10 000 events`,
);
console.log(
  `kept ${state.counts.error}, gone to make room ${state.dropped.error}, held ${(state.bytes / 2 ** 20).toFixed(1)} MiB; newest: ${rows[0]?.title}`,
);
console.log(`memory of the process in MiB, each second: ${memory.map(Math.round).join(" ")}`);
console.log(`the page's list, searched, in ms: ${asked.map(Math.round).join(" ")}`);
for (const [what, isSo] of Object.entries(holds)) console.log(`${isSo ? "✓" : "✗"} ${what}`);
if (!Object.values(holds).every(Boolean)) process.exitCode = 1;
