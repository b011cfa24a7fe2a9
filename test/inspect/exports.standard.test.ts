import { BuiltPackage } from "./built-package.js";

let built: BuiltPackage;
beforeAll(() => void (built = new BuiltPackage()));
afterAll(() => built.remove());

const cog = (name: string): string => `class ${name} { run() {} }\nCounted("bot.${name.toLowerCase()}")(${name});`;
const WORDS = `import { annotate, Counted, Span } from "cogscope";`;

const names = (all: readonly { readonly name: string; readonly export: string }[]) => all.map((one) => `${one.name} as ${one.export}`);

test("Classes are found by name, as default, in lists and objects, by their instances; functions too", async () => {
  built.write({
    "ways/a.mjs": `${WORDS}
      ${["Named", "Default", "Listed", "Held", "Made", "Deep"].map(cog).join("\n")}
      export { Named };
      export default Default;
      export const list = [Listed, 1, null, "text"];
      export const held = { Held, made: new Made(), deeper: { still: { Deep } }, fn: annotate(function fn() {}, Span("task")) };
      export const plain = new (class Plain { run() {} })();
      export function unannotated() {}`,
    "ways/b.cjs": `const { Counted } = require("cogscope");
      ${["First", "Second"].map(cog).join("\n")}
      module.exports = { cogs: [First], ...{ Second } };`,
  });
  const { classes, functions, unannotated } = await built.report("ways");
  expect(names(classes)).toEqual([
    "Default as default",
    "Held as held.Held",
    "Listed as list[0]",
    "Made as held.made",
    "Named as Named",
    "First as default.cogs[0]",
    "Second as default.Second",
  ]);
  expect([names(functions), names(unannotated)]).toEqual([["fn as held.fn"], []]);
});

test("A class that several modules export is told once, where it is declared", async () => {
  built.write({
    "again/index.mjs": `export * from "./z.mjs"; export { Cog as Other } from "./z.mjs"; import * as all from "./z.mjs"; export { all };`,
    "again/kills.cjs": `process.exit(1);`,
    "again/z.mjs": `${WORDS}\n${cog("Cog")}\nexport { Cog };\nexport class Bare {}`,
    "again/zz.cjs": `exports.__esModule = true; Object.defineProperty(exports, "Third", { enumerable: true, get: function () { return held.C; } }); const held = { C: class C {} };`,
  });
  const { classes, unannotated, coverage } = await built.report("again", "again/z.mjs", "./again");
  expect(classes).toMatchObject([{ name: "Cog", file: "again/z.mjs", covered: 1 }]);
  expect(unannotated.map(({ name, file }: any) => `${file} ${name}`)).toEqual(["again/z.mjs Bare", "again/zz.cjs C"]);
  expect(coverage).toEqual({ covered: 1, total: 1, percent: 100 });
});

test("An export that throws when it is read is told, and the rest of its module is listed", async () => {
  built.write({
    "throwing/a.cjs": `exports.__esModule = true; const held = { get B() { throw new Error("not yet"); } };
      Object.defineProperty(exports, "Gone", { enumerable: true, get: function () { return held.B; } });
      exports.There = class There {};`,
  });
  const { unread, unannotated, notLoaded } = await built.report("throwing");
  expect(unread).toEqual([{ file: "throwing/a.cjs", export: "Gone", reason: "Error: not yet" }]);
  expect(names(unannotated)).toEqual(["There as There"]);
  expect(notLoaded).toEqual([]);
});

test("Classes of one name in two files, and of one factory, are several", async () => {
  built.write({
    "same/a.mjs": `${WORDS}\n${cog("Command")}\nexport { Command };`,
    "same/b.mjs": `${WORDS}\n${cog("Command")}\nexport { Command };`,
    "same/make.mjs": `${WORDS}\nconst make = (name) => { class Cog { run() {} } Counted(name)(Cog); return Cog; };
      export const One = make("bot.one"), Two = make("bot.two");`,
  });
  const { classes } = await built.report("same");
  expect(classes.map(({ name, file }: any) => `${file} ${name}`)).toEqual([
    "same/a.mjs Command",
    "same/b.mjs Command",
    "same/make.mjs Cog",
    "same/make.mjs Cog",
  ]);
});

test("What Node.js and packages export is not the bot's", async () => {
  built.write({
    "foreign/a.mjs": `export { EventEmitter } from "node:events"; export { Client } from "discord.js"; export const E = Error, B = Map.bind(null); export class Own {}`,
  });
  expect(names((await built.report("foreign")).unannotated)).toEqual(["Own as Own"]);
});

const LOUD = `new Proxy(target, Object.fromEntries(Reflect.ownKeys(Reflect).filter((key) => typeof key === "string").map((key) => [key, () => { console.error("TRAP " + key + new Error().stack); throw new Error(key); }])))`;

test("No trap and no getter runs: proxies are seen through, getters left alone", async () => {
  built.write({
    "hostile/a.mjs": `${WORDS}
      let armed = false;
      const loud = (target) => ${LOUD};
      ${["Behind", "Kept"].map(cog).join("\n")}
      const revoked = Proxy.revocable(Kept, {}); revoked.revoke();
      const getter = { enumerable: true, get() { console.error("TRAP"); throw new Error("read"); } };
      class Named { run() {} static get name() { return armed ? getter.get() : "before"; } }
      Counted("bot.named")(Named);
      class Fields { static get all() { return getter.get(); } get one() { return getter.get(); } }
      export const behind = loud(Behind), gone = revoked.proxy, plain = loud({}), list = [loud([]), loud({ Kept })];
      export const held = Object.defineProperty({ Kept }, "danger", getter);
      export const odd = Object.create(loud({})), none = Object.create(null), made = Object.create({ constructor: loud(Kept) });
      class Heir extends Kept { run() {} }
      Object.setPrototypeOf(Heir, loud(Kept));
      armed = true;
      export { Named, Fields, Heir };`,
    "hostile/b.cjs": `module.exports = Object.defineProperty({ __esModule: true }, "danger", { enumerable: true, get() { console.error("TRAP"); throw 1; } });`,
  });
  const { code, out, err } = await built.run(["inspect", "hostile", "--format", "json"]);
  const { classes, unannotated, notLoaded, unread } = JSON.parse(out);
  expect([code, err, notLoaded, unread]).toEqual([0, "", [], []]);
  expect(names(classes)).toEqual(["Behind as behind", "Kept as held.Kept", "Named as Named"]);
  expect(names(unannotated)).toEqual(["Fields as Fields", "Heir as Heir"]);
});

test("What does not fit on a line is made to: controls, escape sequences, length", async () => {
  built.write({
    "odd/a.mjs": `${WORDS}
      class Odd { ["run\\u001b[2J\\nnow"]() {} ["${"long".repeat(200)}"]() {} [Symbol("sign")]() {} }
      Counted("bot.odd")(Odd);
      export { Odd };`,
  });
  for (const format of ["table", "markdown"]) {
    const { out } = await built.run(["inspect", "odd", "--format", format]);
    expect(out).not.toContain("\u001b");
    expect(out).toContain("run now");
    expect(out).toContain("[sign]");
    if (format === "table") expect(Math.max(...out.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  }
});
