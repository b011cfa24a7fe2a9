import { transformSync } from "esbuild";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Received, ReceivedSpan } from "../../src/view/index.js";
import { BuiltPackage } from "./built-package.js";

const EXAMPLES = join(__dirname, "../../examples");

/** Plays the demo's evening with the bot of this folder, and prints all that was received. */
const EVENING = `
  const Sentry = require("@sentry/node");
  const { startReceiver } = require("cogscope/view");
  const { playEvening } = require("./examples/demo/evening.js");
  const { startSentry } = require("./examples/moderation-bot/sentry.js");
  async function main() {
    const receiver = await startReceiver();
    startSentry({ dsn: receiver.dsn, offlineStore: false });
    const { mishaps } = await playEvening(undefined);
    await Sentry.close(10_000);
    const { spans, errors } = receiver.received;
    await receiver.close();
    process.stdout.write("\\n" + JSON.stringify({ mishaps, spans, errors }), () => process.exit());
  }
  main();
`;

interface Listed {
  readonly place: string;
  readonly called: string;
  readonly said: any;
}

let built: BuiltPackage;
let listed: readonly Listed[];
let sent: Pick<Received, "errors" | "spans"> & { readonly mishaps: readonly string[] };

beforeAll(async () => {
  built = new BuiltPackage();
  const sources = readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const texts = sources.map((file) => [`examples/${file}`, readFileSync(join(EXAMPLES, file), "utf8")] as const);
  const compiled = texts.map(([file, text]) => [
    file.replace(/\.ts$/, ".js"),
    transformSync(text, { loader: "ts", format: "cjs", platform: "node", target: "es2022" }).code,
  ]);
  // The loopback Discord starts its other process from its source.
  const loopback = texts.filter(([file]) => file.includes("/loopback-discord/"));
  built.write({ "evening.js": EVENING, ...Object.fromEntries([...compiled, ...loopback]) });
  const report = await built.report("examples/moderation-bot", "--exclude", "main.js");
  expect(report.notLoaded).toEqual([]);
  listed = [
    ...report.classes.flatMap((one: any) =>
      one.methods.map((said: any) => ({ place: `${one.name}.${said.name}`, called: said.name, said })),
    ),
    ...report.functions.map((said: any) => ({ place: said.name, called: said.name, said })),
  ];
  sent = await played();
});
afterAll(() => built.remove());

function played(): Promise<typeof sent> {
  const child = spawn(process.execPath, ["evening.js"], { cwd: built.folder, stdio: ["ignore", "pipe", "inherit"] });
  child.on("spawn", () => child.removeAllListeners("exit"));
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  return new Promise((resolve, reject) =>
    child.on("close", (code) =>
      code === 0 ? resolve(JSON.parse(out.trim().split("\n").at(-1) as string)) : reject(new Error(`it ended with ${code}`)),
    ),
  );
}

/** Spans of annotated code say which: no other has this attribute. */
const annotated = (): readonly ReceivedSpan[] => sent.spans.filter((span) => "code.function.name" in span.attributes);
const spansOf = ({ place }: Listed): readonly ReceivedSpan[] =>
  annotated().filter(({ attributes }) => attributes["code.function.name"] === place);

/** What no annotation of the method says: the SDK's own, the surrounding command's and cog's. */
function unlisted(span: ReceivedSpan, { said }: Listed, around: ReadonlySet<string>): string[] {
  const own = [...said.span.attributes, ...said.tags.map(({ key }: { key: string }) => key)];
  return Object.keys(span.attributes).filter(
    (key) => !own.includes(key) && !around.has(key) && !/^(sentry|user|server|process|os|device|app)\./.test(key),
  );
}

/** What stands on commands and cogs, and reaches the spans inside. */
const AROUND = new Set([
  "guild_id",
  "channel_id",
  "shard.id",
  "command.name",
  "command.type",
  "command.success",
  "command.error_type",
  "cog.name",
  "feature",
  "error.type",
  "event.name",
  "case.id",
]);

test("The evening went well, and much of the bot was called", () => {
  expect(sent.mishaps).toEqual([]);
  expect(annotated().length).toBeGreaterThan(100);
  const called = listed.filter((one) => one.said.span !== null && spansOf(one).length > 0).map(({ place }) => place);
  expect(called).toEqual(listed.filter(({ said }) => said.span !== null).map(({ place }) => place));
});

test("Every span that annotated code has sent is listed, with its op, name, tags and attributes", () => {
  const faults = annotated().flatMap((span) => {
    const place = span.attributes["code.function.name"];
    const one = listed.find((method) => method.place === place);
    if (one?.said.span == null) return [`'${String(place)}' is not listed`];
    const { op, name, moreAttributes } = one.said.span;
    if (span.op !== op || span.name !== name) return [`'${String(place)}' is listed as ${op} ${name}, not ${span.op} ${span.name}`];
    const more = unlisted(span, one, AROUND);
    return more.length > 0 && !moreAttributes ? [`'${String(place)}' sends ${more.join(", ")}`] : [];
  });
  expect([...new Set(faults)]).toEqual([]);
});

test("Every listed method that was called has sent what is listed", () => {
  const faults = listed.flatMap((one) =>
    spansOf(one).flatMap(({ attributes, status }) => {
      const fixed = one.said.tags.filter(({ key, value }: any) => value !== null && String(attributes[key]) !== value);
      const missing = one.said.span.attributes.filter((key: string) => !(key in attributes) && status === "ok");
      return [
        ...fixed.map(({ key }: any) => `${one.place}: tag ${key}`),
        ...missing.map((key: string) => `${one.place}: attribute ${key}`),
      ];
    }),
  );
  expect([...new Set(faults)]).toEqual([]);
});

test("Every block, tag and breadcrumb of an error that a word gave is listed, and listed ones came", () => {
  const captured = sent.errors.filter(({ tags }) => tags["error.context"] !== undefined);
  expect(captured.length).toBeGreaterThan(3);
  const blocks = new Set(listed.map(({ said }) => said.capture?.context).filter(Boolean));
  for (const { contexts, tags } of captured) {
    const own = Object.keys(contexts).filter((name) => blocks.has(name));
    expect(own).not.toEqual([]);
    // The innermost capture names the error, with the tags that it is listed with.
    const giving = listed.filter(({ said }) => said.capture?.context === tags["error.context"]);
    expect(giving.some(({ said }) => said.capture.tags.every(({ key, value }: any) => tags[key] === value))).toBe(true);
  }
  const seen = new Set(captured.flatMap(({ contexts }) => Object.keys(contexts)));
  expect([...seen].filter((name) => ["moderation", "database", "api_error"].includes(name)).sort()).toEqual([
    "api_error",
    "database",
    "moderation",
  ]);
  const crumbs = listed.flatMap(({ said }) => said.breadcrumbs.map(({ message }: any) => message));
  const came = new Set(sent.errors.flatMap(({ breadcrumbs }) => breadcrumbs.map(({ message }) => message)));
  expect([crumbs, crumbs.filter((message) => !came.has(message))]).toEqual([["Ban requested"], []]);
});
