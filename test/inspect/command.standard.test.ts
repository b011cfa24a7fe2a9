import { spawnSync } from "node:child_process";
import { until } from "../support/discord-story.js";
import { BuiltPackage } from "./built-package.js";

let built: BuiltPackage;
beforeAll(() => {
  built = new BuiltPackage();
  const half = (name: string): string => `const { Counted } = require("cogscope");
    class ${name} { one() {} two() {} three() {} }
    const property = Object.getOwnPropertyDescriptor(${name}.prototype, "one");
    Object.defineProperty(${name}.prototype, "one", Counted("bot.one")(${name}.prototype, "one", property));
    exports.${name} = ${name};`;
  built.write({
    "cogs/votes.cjs": half("Votes"),
    "cogs/deep/polls.js": half("Polls"),
    "cogs/node_modules/other/index.js": "throw 1;",
    "cogs/.hidden/x.js": "throw 1;",
    "cogs/types.d.ts": "export {}",
    "cogs/data.json": "{}",
    "main.js": "throw new Error('no token');",
    "broken/a.cjs": half("Votes"),
    "broken/main.js": "throw new Error('no token');",
    "sources/cog.ts": "export class Cog { run(): void {} }",
    "nothing/readme.md": "",
    "bare/plain.js": "exports.Plain = class Plain { run() {} };",
  });
});
afterAll(() => built.remove());

test("A folder is searched, but for node_modules and hidden folders, and told as a table", async () => {
  const { code, out, err } = await built.run(["inspect", "cogs"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toBe(`Polls  cogs/deep/polls.js  1 of 3 covered
  one  no span  metric counter bot.one

Votes  cogs/votes.cjs  1 of 3 covered
  one  no span  metric counter bot.one

Not covered: Polls.two, Polls.three, Votes.two, Votes.three

Coverage: 2 of 6 methods, 33.3 %; 2 annotated classes in 2 modules
`);
});

test.each([
  [["--min-coverage", "33.3"], 0, ""],
  [["--min-coverage", "33.4"], 1, "cogscope: The coverage is 33.3 %, 2 of 6 methods, and --min-coverage asks for 33.4 %.\n"],
  [
    ["--min-coverage", "100", "--exclude", "deep"],
    1,
    "cogscope: The coverage is 33.3 %, 1 of 3 methods, and --min-coverage asks for 100 %.\n",
  ],
])("%j ends with %i", async (args, code, err) => {
  expect(await built.run(["inspect", "cogs", ...args])).toMatchObject({ code, err });
});

test("A module that does not load leaves the exit code be, but not where a coverage is asked for", async () => {
  expect(await built.run(["inspect", "broken"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("Not loaded\n  broken/main.js: Error: no token\n"),
  });
  expect(await built.run(["inspect", "broken", "--min-coverage", "0"])).toMatchObject({
    code: 1,
    err: "cogscope: The coverage is not known: 1 of the modules did not load. Mend them, or leave them out with --exclude.\n",
  });
  expect(await built.run(["inspect", "broken", "--min-coverage", "0", "--exclude", "main.js"])).toMatchObject({ code: 0, err: "" });
});

test("Where nothing is annotated no coverage is known", async () => {
  expect(await built.run(["inspect", "bare"])).toMatchObject({
    code: 0,
    out: "Classes without a word: Plain\n\nCoverage: no public method; 0 annotated classes in 1 module\n",
  });
  expect(await built.run(["inspect", "bare", "--min-coverage", "1"])).toMatchObject({
    code: 1,
    err: "cogscope: The coverage is not known: no annotated class was found. Name the folder of the cogs.\n",
  });
});

test.each([
  [["nowhere"], "There is no 'nowhere'. Build the bot first, or correct the path."],
  [["cogs/data.json"], "'cogs/data.json' is no module: it ends neither in .js, .mjs, .cjs nor in .ts. Name the built file of a cog."],
  [["nothing"], "There are no modules in 'nothing'. Name the folder into which the bot is built."],
  [["sources"], `There is only TypeScript in 'sources', and no loader for it is active. Build first, or set NODE_OPTIONS="--import tsx".`],
  [["cogs", "--exclude", "cogs"], "Nothing is left to load: --exclude leaves all modules out. Exclude less."],
  [[], "'cogscope inspect' needs a file or folder with built cogs. Write for instance 'cogscope inspect dist/cogs'."],
])("For %j it ends with 2 and one sentence", async (args, sentence) => {
  expect(await built.run(["inspect", ...args])).toEqual({ code: 2, out: "", err: `cogscope: ${sentence}\n` });
});

test("TypeScript is loaded where a loader is active, and by name without one it says what is missing", async () => {
  const loader = `--import ${require.resolve("tsx").replace(/^/, "file://")}`;
  const { code, out } = await built.run(["inspect", "sources"], { NODE_OPTIONS: loader });
  expect([code, out]).toEqual([0, "Classes without a word: Cog\n\nCoverage: no public method; 0 annotated classes in 1 module\n"]);
  const { out: without } = await built.run(["inspect", "sources/cog.ts"]);
  expect(without.replace(/\s+/g, " ")).toContain(
    'Not loaded sources/cog.ts: no loader for TypeScript is active: build first, or set NODE_OPTIONS="--import tsx" Coverage',
  );
});

test("Its Markdown is a table a class", async () => {
  const { out } = await built.run(["inspect", "cogs/votes.cjs", "--format", "markdown"]);
  expect(out).toBe(`### Votes

\`cogs/votes.cjs\`, 1 of 3 methods covered

| method | op | span | says |
| --- | --- | --- | --- |
| \`one\` | – | – | metric \`counter bot.one\` |

### Not covered

- Votes.two
- Votes.three

Coverage: 1 of 3 methods, 33.3 %; 1 annotated class in 1 module
`);
});

/** A process that has ended may still be listed until somebody asks how. */
const hasEnded = (pid: string): boolean => /^(Z|$)/.test(spawnSync("ps", ["-o", "stat=", "-p", pid], { encoding: "utf8" }).stdout);

const CHILD = `const { pid } = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
  require("node:fs").writeFileSync(__dirname + "/child", String(pid));`;

test("Ended from outside it leaves no process behind", async () => {
  built.write({
    "slow/a.cjs": `${CHILD} process.on("SIGTERM", () => {}); require("node:fs").writeFileSync("pid", String(process.pid)); for (;;);`,
  });
  const running = built.run(["inspect", "slow", "--timeout", "3600"]);
  const pid = await built.appears("pid");
  const child = await built.appears("slow/child");
  built.signal("SIGTERM");
  expect((await running).code).toBe(143);
  await until("its end", () => hasEnded(pid) && hasEnded(child));
});

test.each([
  ["is loaded", ""],
  ["ends the process", "process.exit(3);"],
])("What a module has started ends with inspect, also where the module %s", async (what, rest) => {
  const folder = what.replaceAll(" ", "-");
  built.write({ [`${folder}/a.cjs`]: `${CHILD} ${rest}` });
  expect((await built.run(["inspect", folder])).code).toBe(0);
  const child = await built.appears(`${folder}/child`);
  await until("its end", () => hasEnded(child));
});
