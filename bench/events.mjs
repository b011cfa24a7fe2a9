// What an event of a discord.js client costs with cogscope/discord: interleaved rounds in one process, medians.
// By hand is an isolation scope and a trace for each event, as one listener round all would make them.
import * as Sentry from "@sentry/node";
import { instrumentClient } from "cogscope/discord";
import { Client } from "discord.js";

const ROUNDS = 15;
const EVENTS = 4000;

const heard = () => undefined;
const makeClient = () => new Client({ intents: [] }).on("messageDelete", heard);
const bare = makeClient();
const instrumented = makeClient();
instrumentClient(instrumented, { pingInterval: 0 });

const candidates = {
  bare: (event) => bare.emit(event, "message"),
  "by hand": (event) => Sentry.withIsolationScope(() => Sentry.startNewTrace(() => bare.emit(event, "message"))),
  cogscope: (event) => instrumented.emit(event, "message"),
};

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

function once(emit, event) {
  const started = process.hrtime.bigint();
  for (let at = 0; at < EVENTS; at++) emit(event);
  return Number(process.hrtime.bigint() - started) / EVENTS;
}

function measure(mode, event) {
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, emit] of Object.entries(candidates)) times[name].push(once(emit, event));
  }
  const [none, hand, ours] = Object.values(times).map((all) => median(all.slice(2)));
  const columns = [none, hand, ours].map((ns) => ns.toFixed(0).padStart(9));
  console.log(`${mode.padEnd(34)} ${columns.join(" ")} ${(ours / hand).toFixed(2).padStart(12)}`);
}

const columns = Object.keys(candidates).map((name) => name.padStart(9));
console.log(`\n${"ns an event of a client".padEnd(34)} ${columns.join(" ")} ${"of by hand".padStart(12)}`);
measure("no client, with a listener", "messageDelete");
Sentry.init({
  dsn: "http://public@127.0.0.1:9/1",
  tracesSampleRate: 0.1,
  enableRuntimeChannelInjection: false,
  transport: (transport) => Sentry.createTransport(transport, () => Promise.resolve({ statusCode: 200 })),
});
measure("nobody listens", "typingStart");
measure("with a listener", "messageDelete");
process.exit(0);
