import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

const SRC = resolve(__dirname, "../src");

/** The rooms and their floors: a file imports from its own floor or a lower one. */
const FLOORS: Readonly<Record<string, number>> = {
  masking: 0,
  annotation: 1,
  metadata: 2,
  plan: 3,
  sentry: 4,
  runtime: 5,
  decorators: 6,
  telemetry: 6,
  discord: 7,
  setup: 7,
  sapphire: 8,
  discordx: 8,
  necord: 8,
  sharding: 8,
  bullmq: 8,
  view: 0,
  testing: 8,
  inspect: 7,
  cli: 9,
};

/** Each third-party package has one room; a framework's room may hold what that framework stands on. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  "reflect-metadata": ["metadata"],
  "@sentry/node": ["sentry"],
  "@sentry/core": ["sentry", "view", "setup", "testing"],
  "discord.js": ["discord", "sapphire", "discordx", "necord"],
  "@sapphire/framework": ["sapphire"],
  discordx: ["discordx"],
  necord: ["necord"],
  "@nestjs/common": ["necord"],
  "@nestjs/core": ["necord"],
  rxjs: ["necord"],
  // Their types alone.
  expect: ["testing"],
  vitest: ["testing"],
};

interface Source {
  readonly file: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const SOURCES: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => {
    const text = readFileSync(join(SRC, file), "utf8");
    return {
      file,
      room: file.includes("/") ? file.split("/")[0] : "",
      text,
      imports: ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName),
    };
  });

const roomed = SOURCES.filter(({ room }) => room !== "");

const target = ({ file }: Source, specifier: string): string =>
  relative(SRC, resolve(SRC, dirname(file), specifier)).replace(/\.js$/, ".ts");

const local = (source: Source): string[] => source.imports.filter((one) => one.startsWith(".")).map((one) => target(source, one));

describe("The house", () => {
  it("has no rooms but those of the design", () => {
    expect([...new Set(roomed.map(({ room }) => room))].sort()).toEqual(Object.keys(FLOORS).sort());
  });

  it("is drawn in CONTRIBUTING.md as it is", () => {
    const rows = readFileSync(resolve(SRC, "../CONTRIBUTING.md"), "utf8").matchAll(/^\|\s*(\d+)\s*\|\s*((?:`\w+`(?:, )?)+)/gm);
    const drawn = [...rows].flatMap(([, floor, rooms]) => [...rooms.matchAll(/\w+/g)].map(([room]) => [room, Number(floor)]));
    expect(Object.fromEntries(drawn)).toEqual(FLOORS);
  });

  it("has no file that imports from a higher floor, or across from one room of a floor to another, but for the words' own", () => {
    const upward = roomed.flatMap((source) =>
      local(source)
        .filter((to) => {
          const room = to.split("/")[0];
          return room !== source.room && (FLOORS[room] ?? 99) >= FLOORS[source.room];
        })
        .map((to) => `${source.file} imports ${to}`),
    );
    expect(upward).toEqual([]);
  });

  it("keeps the viewer to itself, the command line and the recordings of tests, and nothing imports the front door", () => {
    const strangers = roomed.flatMap((source) =>
      local(source)
        .filter(
          (to) =>
            (!["cli", "testing"].includes(source.room) && (to.split("/")[0] === "view") !== (source.room === "view")) || to === "index.ts",
        )
        .map((to) => `${source.file} imports ${to}`),
    );
    expect(strangers).toEqual([]);
  });

  it("has no cycle, not even of types", () => {
    const graph = new Map(SOURCES.map((source) => [source.file, local(source)]));
    const cycles: string[] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
        return;
      }
      if (done.has(file)) return;
      for (const to of graph.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it("lets each third-party package into one room", () => {
    const strays = SOURCES.flatMap(({ file, room, imports }) =>
      imports
        .filter((one) => !one.startsWith(".") && !one.startsWith("node:") && HOMES[one]?.includes(room) !== true)
        .map((one) => `${file} imports ${one}`),
    );
    expect(strays).toEqual([]);
  });

  it("imports nothing that is not there", () => {
    const files = new Set(SOURCES.map(({ file }) => file));
    expect(SOURCES.flatMap((source) => local(source).filter((to) => !files.has(to)))).toEqual([]);
  });

  it("names its files in kebab-case, and none after nothing", () => {
    const names = SOURCES.map(({ file }) => file.split("/").at(-1) as string);
    expect(
      names.filter((name) => !/^[a-z]+(-[a-z]+)*\.ts$/.test(name) || /^(utils?|helpers?|types|common|misc)\.ts$|manager/.test(name)),
    ).toEqual([]);
  });

  it("keeps its files small: none over 150 lines, the median at most 60", () => {
    const lengths = SOURCES.map(({ file, text }) => ({ file, lines: text.split("\n").length - 1 })).sort((a, b) => a.lines - b.lines);
    expect(lengths.filter(({ lines }) => lines > 150)).toEqual([]);
    expect((lengths[Math.floor(lengths.length / 2)] as { lines: number }).lines).toBeLessThanOrEqual(60);
  });

  it("has no code at its front door, no default exports and no enums", () => {
    const door = (SOURCES.find(({ file }) => file === "index.ts") as Source).text;
    expect(
      door.split("\n").filter((line) => line !== "" && !/^(\/\/ |export (type )?\{ [\w, ]+ \} from "\.\/[\w/.-]+";$)/.test(line)),
    ).toEqual([]);
    expect(SOURCES.filter(({ text }) => /^export default|^\s*(export )?(const )?enum /m.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
