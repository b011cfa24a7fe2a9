import { startReceiver } from "../../src/view/index.js";
import { BuiltPackage } from "./built-package.js";

let built: BuiltPackage;
beforeAll(() => void (built = new BuiltPackage()));
afterAll(() => built.remove());

const COG = `
  const { annotate, Counted } = require("cogscope");
  exports.first = annotate(function first() {}, Counted("bot.first"));
`;

/** A module of each kind that does not load, between two that do. */
const BROKEN: readonly (readonly [what: string, file: string, code: string, reason: string | RegExp])[] = [
  ["throws", "b.cjs", `throw new TypeError("no configuration")`, "TypeError: no configuration"],
  ["throws no error", "b.cjs", `throw "no"`, "it throws no"],
  ["throws what cannot be read", "b.mjs", `throw { get message() { throw 1; } };`, "it throws something that cannot be shown"],
  ["has a mistake of syntax", "b.cjs", `exports.x = ;`, /^SyntaxError: Unexpected token ';' \(\/.*\/b\.cjs:1\)$/],
  ["has decorators that were not compiled", "b.mjs", `export @wrong class X {}`, /^SyntaxError: /],
  ["imports what is not there", "b.mjs", `import "./nothing.mjs";`, /^Error: Cannot find module .*nothing\.mjs/],
  ["rejects at its top level", "b.mjs", `await Promise.reject(new RangeError("no database"));`, "RangeError: no database"],
  ["never settles", "b.mjs", `await new Promise(() => {});`, "it waits at its top level for what never comes"],
  [
    "never settles, and keeps the process alive",
    "b.mjs",
    `setInterval(() => {}, 1000); await new Promise(() => {});`,
    "it was not loaded after 5 s",
  ],
  ["never ends", "b.cjs", `for (;;);`, "it was not loaded after 5 s"],
  ["calls process.exit()", "b.cjs", `process.exit(0);`, "it calls process.exit(0)"],
  ["kills the process", "b.cjs", `process.kill(process.pid, "SIGKILL");`, "it ends the process: SIGKILL"],
  [
    "has a word where none can stand",
    "b.cjs",
    `require("cogscope").annotate(() => 1, require("cogscope").Span("x"));`,
    /^AnnotationError: .*a span has a name/,
  ],
  ["opens a connection and waits for it", "b.mjs", `await fetch("http://127.0.0.1:9/");`, "TypeError: fetch failed"],
];

test.each(BROKEN)("A module that %s is told with its file and the reason, and the rest goes on", async (what, file, code, reason) => {
  const folder = what.replace(/\W+/g, "-");
  built.write({ [`${folder}/a.cjs`]: COG, [`${folder}/${file}`]: code, [`${folder}/c.cjs`]: COG.replaceAll("first", "last") });
  const report = await built.report(folder, "--timeout", "5");
  expect(report.notLoaded).toEqual([
    { file: `${folder}/${file}`, reason: typeof reason === "string" ? reason : (expect.stringMatching(reason) as string) },
  ]);
  expect(report.functions.map(({ name }: { name: string }) => name)).toEqual(["first", "last"]);
});

/** What goes on behind a module that does load. */
const LIVELY: readonly (readonly [what: string, code: string])[] = [
  ["has a timer that is never cleared", `setInterval(() => {}, 10);`],
  ["listens on a socket", `require("node:net").createServer().listen(0, "127.0.0.1");`],
  ["connects and hears no error", `require("node:net").connect(9, "127.0.0.1");`],
  ["rejects in the background", `Promise.reject(new Error("no token"));`],
  ["throws in the background", `setImmediate(() => { throw new Error("later"); });`],
  ["prints on standard output and writes elsewhere", `console.log("{"); require("node:fs").writeSync(3, '{"kind":"done"}\\nnull\\n');`],
  ["takes all listeners off the process", `process.removeAllListeners();`],
  ["ignores signals", `process.on("SIGTERM", () => {}); process.on("SIGINT", () => {}); setInterval(() => {}, 10);`],
];

test.each(LIVELY)("A module that %s is loaded, and the command ends by itself", async (what, code) => {
  const folder = what.replace(/\W+/g, "-");
  built.write({ [`${folder}/a.cjs`]: `${COG}\n${code}`, [`${folder}/b.cjs`]: COG.replaceAll("first", "last") });
  const { code: exitCode, out } = await built.run(["inspect", folder, "--format", "json"]);
  expect(exitCode).toBe(0);
  const report = JSON.parse(out);
  expect([report.notLoaded, report.functions.length]).toEqual([[], 2]);
});

test("A module that ends the process later takes nobody along", async () => {
  built.write({
    "later/a.cjs": `${COG}\nsetTimeout(() => process.exit(3), 20);`,
    "later/b.mjs": `await new Promise((done) => setTimeout(done, 200)); export class B {}`,
  });
  const report = await built.report("later");
  expect([report.notLoaded, report.functions.length, report.unannotated.length]).toEqual([[], 1, 1]);
});

test("What modules print goes to standard error", async () => {
  built.write({ "loud/a.cjs": `console.log("hello from the cog"); console.error("and this");` });
  const { out, err } = await built.run(["inspect", "loud"]);
  expect(out).not.toContain("hello");
  expect(err).toContain("hello from the cog\nand this\n");
});

test("A module is given no DSN and no Discord token, under whatever name, and dotenv sets none", async () => {
  built.write({
    "env/a.cjs": `const { SENTRY_DSN, SENTRY_SPOTLIGHT, DISCORD_TOKEN, MY_BOT, TOKEN, OTHER } = process.env;
      throw new Error(JSON.stringify([SENTRY_DSN, SENTRY_SPOTLIGHT, DISCORD_TOKEN, MY_BOT, TOKEN, OTHER, process.argv.length]));`,
  });
  const token = `${"M".padEnd(24, "A")}.abcdef.${"x".repeat(30)}`;
  const { out } = await built.run(["inspect", "env", "--format", "json"], {
    SENTRY_DSN: "http://a@127.0.0.1/1",
    SENTRY_SPOTLIGHT: "1",
    MY_BOT: token,
    TOKEN: "placeholder",
    OTHER: "kept",
  });
  expect(JSON.parse(out).notLoaded[0].reason).toBe(`Error: ${JSON.stringify(["", "", "", "", "placeholder", "kept", 2])}`);
});

test("A bot whose DSN stands in its code sends nothing", async () => {
  const receiver = await startReceiver({ port: 0 });
  built.write({
    "dsn/a.mjs": `import * as Sentry from "@sentry/node";
      Sentry.init({ dsn: "${receiver.dsn}", enableRuntimeChannelInjection: false });
      const tried = new Promise((done) => Sentry.getClient().on("afterSendEvent", done));
      Sentry.captureException(new Error("while it is loaded"));
      await tried;
      export class Loaded {}`,
  });
  const report = await built.report("dsn");
  expect(report.unannotated.map(({ name }: { name: string }) => name)).toEqual(["Loaded"]);
  expect(receiver.received.errors).toEqual([]);
  await receiver.close();
});
