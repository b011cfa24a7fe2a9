// What setting up costs: setupSentry() of cogscope/setup against Sentry.init(), in fresh processes that take turns; in a bot whose
// packages the SDK rewrites (a database driver), and in one without. Also until the bot's own packages are loaded: where in its start the
// garbage is collected is chance. In milliseconds, medians. Trust the ratios of one run.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const RUNS = Number(process.env["RUNS"] ?? 21);
const require = createRequire(import.meta.url);
const resolved = (name) => JSON.stringify(require.resolve(name));

const CALLS = {
  "Sentry.init": `Sentry.init({ dsn, tracesSampleRate: 0.1 })`,
  setupSentry: `require(${resolved("../dist/cjs/setup/index.js")}).setupSentry({ dsn })`,
};

/** The SDK and cogscope itself are what a bot loads in any case; what cogscope/setup adds to that is part of the measure. */
const script = (call) => `
  const Sentry = require(${resolved("@sentry/node")});
  require(${resolved("../dist/cjs/index.js")});
  const dsn = "http://public@127.0.0.1:9/1";
  const before = performance.now();
  ${call};
  const after = performance.now();
  require(${resolved("discord.js")});
  require(${resolved("pg")});
  process.stdout.write([after - before, performance.now() - before].join(" "));
  process.exit(0);
`;

const bots = mkdtempSync(join(tmpdir(), "cogscope-startup-"));
const BOTS = { "with pg": ["discord.js", "pg"], "without a driver": ["discord.js"] };
const samples = new Map();
try {
  for (const [bot, packages] of Object.entries(BOTS))
    for (const name of packages) mkdirSync(join(bots, bot, "node_modules", name), { recursive: true });
  for (let run = 0; run < RUNS; run++) {
    for (const bot of Object.keys(BOTS)) {
      // Each goes first as often as last.
      const calls = Object.entries(CALLS);
      for (const [name, call] of run % 2 === 0 ? calls : calls.reverse()) {
        const took = execFileSync(process.execPath, ["-e", script(call)], { encoding: "utf8", cwd: join(bots, bot) });
        const key = `${bot}, ${name}`;
        samples.set(key, [...(samples.get(key) ?? []), took.split(" ").map(Number)]);
      }
    }
  }
} finally {
  rmSync(bots, { recursive: true });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const medians = (key) => [0, 1].map((column) => median(samples.get(key).map((row) => row[column])));
console.log(`\nStart-up of a bot, ms (median of ${RUNS} processes each), and of Sentry.init's\n`);
console.log(`${"".padEnd(32)} set-up alone      until discord.js and pg are loaded`);
for (const bot of Object.keys(BOTS)) {
  const base = medians(`${bot}, Sentry.init`);
  for (const name of Object.keys(CALLS)) {
    const cells = medians(`${bot}, ${name}`).map((took, at) => `${took.toFixed(1).padStart(7)}   ${(took / base[at]).toFixed(2)}`);
    console.log(`${`${bot}, ${name}`.padEnd(32)} ${cells.join("      ")}`);
  }
}
