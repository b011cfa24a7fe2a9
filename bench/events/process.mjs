// What an event of a discord.js client costs with cogscope/discord: interleaved rounds in one process, medians.
// By hand is an isolation scope and a trace for each event, as one listener round all would make them.
import * as Sentry from "@sentry/node";
import { instrumentClient } from "cogscope/discord";
import { Client } from "discord.js";
import { median } from "../figures/median.mjs";
import { answer, input } from "../process/answer.mjs";
import { openClient } from "../process/open-client.mjs";

const { rounds, calls } = input();
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

function once(emit, event) {
  const started = process.hrtime.bigint();
  for (let at = 0; at < calls; at++) emit(event);
  return Number(process.hrtime.bigint() - started) / calls;
}

function measure(event) {
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < rounds + 2; round++) {
    for (const [name, emit] of Object.entries(candidates)) times[name].push(once(emit, event));
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all.slice(2))]));
}

const modes = { "no client, with a listener": measure("messageDelete") };
openClient(Sentry, { tracesSampleRate: 0.1 });
modes["nobody listens"] = measure("typingStart");
modes["with a listener"] = measure("messageDelete");
answer(modes);
