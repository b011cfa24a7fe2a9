// What setting up costs: setupSentry() of cogscope/setup against Sentry.init(), in fresh processes that take turns.
// The options of both are those of their READMEs; in milliseconds, medians. Trust the ratios of one run.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

const RUNS = Number(process.env["RUNS"] ?? 15);
const require = createRequire(import.meta.url);
const sentry = JSON.stringify(require.resolve("@sentry/node"));
const setup = JSON.stringify(require.resolve("../dist/cjs/setup/index.js"));

const MEASURED = {
  "Sentry.init": `Sentry.init({ dsn, tracesSampleRate: 0.1 })`,
  setupSentry: `setup.setupSentry({ dsn })`,
  "setupSentry, no store": `setup.setupSentry({ dsn, offlineStore: false })`,
};

/** Loads the SDK, then measures loading our part and the call. */
const script = (call) => `
  const Sentry = require(${sentry});
  const dsn = "http://public@127.0.0.1:9/1";
  const before = performance.now();
  const setup = ${call.startsWith("setup") ? `require(${setup})` : "undefined"};
  const loaded = performance.now();
  ${call};
  const done = performance.now();
  process.stdout.write(JSON.stringify({ load: loaded - before, call: done - loaded }));
  process.exit(0);
`;

const samples = Object.fromEntries(Object.keys(MEASURED).map((name) => [name, []]));
for (let run = 0; run < RUNS; run++) {
  for (const [name, call] of Object.entries(MEASURED)) {
    samples[name].push(JSON.parse(execFileSync(process.execPath, ["-e", script(call)], { encoding: "utf8" })));
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const base = median(samples["Sentry.init"].map(({ call }) => call));
console.log(`\nStart-up, ms (median of ${RUNS} processes each)\n`);
console.log("                            load   call   call, of Sentry.init's");
for (const [name, values] of Object.entries(samples)) {
  const load = median(values.map((one) => one.load));
  const call = median(values.map((one) => one.call));
  console.log(`${name.padEnd(24)} ${load.toFixed(1).padStart(7)} ${call.toFixed(1).padStart(6)}   ${(call / base).toFixed(2)}`);
}
