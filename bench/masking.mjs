// What masking costs: a text that holds nothing, one that has to be looked into, one with a secret, and an event of 20 frames.
// Figures of two machines cannot be compared.
import { build } from "esbuild";

const source = new URL("../src/masking/masker.ts", import.meta.url).pathname;
const { outputFiles } = await build({ entryPoints: [source], bundle: true, write: false, format: "esm", target: "node20.19" });
const { masker } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

const ROUNDS = 9;
const { text, value } = masker();

/** The median of the rounds, in ns a call; `run` gets a number that does not repeat soon. */
function measure(run, calls) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const from = process.hrtime.bigint();
    for (let call = 0; call < calls; call++) run(call);
    return Number(process.hrtime.bigint() - from) / calls;
  });
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1];
}

const TEXTS = {
  name: "command.ban",
  snowflake: "600000000000000001",
  "SQL text": "SELECT id, name FROM users WHERE guild_id = $1 AND deleted_at IS NULL LIMIT 50",
  "source line": "    const cases = await this.cases.forUser(interaction.user.id, { limit: 50 });",
  URL: "https://discord.com/api/v10/interactions/{id}/{token}/callback",
  "with a secret": "connect to postgres://bot:hunter2@db/bot failed",
};

const lines = Array.from({ length: 15 }, (_, line) => `    const value${line} = await this.read(${line}, { limit: 50 });`);
const frame = (at) => ({
  filename: "/app/node_modules/discord.js/src/client/actions/InteractionCreate.js",
  function: "InteractionCreateAction.handle",
  lineno: at,
  in_app: false,
  pre_context: lines.slice(0, 7).map((line) => `${line} // ${at}`),
  context_line: `${lines[7]} // ${at}`,
  post_context: lines.slice(8).map((line) => `${line} // ${at}`),
});
const event = {
  exception: { values: [{ type: "Error", value: "it failed", stacktrace: { frames: Array.from({ length: 20 }, (_, at) => frame(at)) } }] },
  tags: { "command.name": "ban", "cog.name": "moderation" },
  breadcrumbs: Array.from({ length: 30 }, (_, at) => ({ category: "log", message: `did the thing ${at}`, data: { status: 200 } })),
};

for (const [name, one] of Object.entries(TEXTS)) {
  const others = Array.from({ length: 5000 }, (_, at) => `${one} ${at}`);
  const seen = measure(() => text(one), 100_000);
  const fresh = measure((call) => text(others[call % others.length]), 20_000);
  console.log(`${name.padEnd(14)} ${seen.toFixed(0).padStart(6)} ns seen before ${fresh.toFixed(0).padStart(6)} ns new`);
}
const events = Array.from({ length: 200 }, () => structuredClone(event));
console.log(`event of 20 frames ${(measure((call) => value(events[call % events.length]), 200) / 1000).toFixed(0)} µs`);
console.log(`  JSON.stringify   ${(measure((call) => JSON.stringify(events[call % events.length]), 200) / 1000).toFixed(0)} µs`);
