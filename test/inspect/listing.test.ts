import { inspect } from "../../src/decorators/inspect.js";
import * as cogscope from "../../src/index.js";
import { describeClass } from "../../src/inspect/describe-class.js";
import { isLegacy } from "../support/dialect.js";
import { evaluate } from "../support/page.js";
import { BuiltPackage } from "./built-package.js";
import { compiled } from "./compiled.js";
import { COGS } from "./fixture-cogs.js";

let built: BuiltPackage;
beforeAll(() => void (built = new BuiltPackage()));
afterAll(() => built.remove());

const tags = (all: Readonly<Record<string, string | null>>) => Object.entries(all).map(([key, value]) => ({ key, value }));
const silent = { transaction: false, span: null, contexts: [], user: false, breadcrumbs: [], capture: null, metrics: [], monitor: null };
const span = (op: string, name: string, attributes: readonly string[] = []) => ({
  op,
  name,
  root: false,
  attributes: ["code.function.name", ...attributes],
  moreAttributes: false,
});
const base = { layer: "base", "cog.name": "moderation", feature: "moderation" };

const MODERATION = [
  {
    name: "ban",
    static: false,
    inheritedFrom: null,
    covered: true,
    transaction: true,
    span: span("discord.command", "command.ban", ["hard", "target"]),
    tags: tags({ ...base, guild_id: null }),
    contexts: ["ban"],
    user: true,
    breadcrumbs: [
      { category: "moderation", message: "Ban requested" },
      { category: "custom", message: null },
    ],
    capture: {
      context: "moderation",
      level: "fatal",
      tags: [{ key: "urgent", value: "true" }],
      expected: ["UserError", "50007", "EBUSY", "predicate"],
      fallback: true,
      onError: true,
    },
    metrics: [],
    monitor: null,
  },
  { ...silent, name: "helper", static: false, inheritedFrom: null, covered: false, tags: tags({ layer: "base", feature: "moderation" }) },
  {
    ...silent,
    name: "close",
    static: false,
    inheritedFrom: null,
    covered: true,
    span: span("function", "moderation.close"),
    tags: tags(base),
  },
  {
    ...silent,
    name: "create",
    static: true,
    inheritedFrom: null,
    covered: true,
    span: span("function", "moderation.create"),
    tags: tags(base),
  },
  { ...silent, name: "fetch", static: false, inheritedFrom: "Base", covered: true, span: span("db.query", "Fetch"), tags: tags(base) },
];

const WAYS = (["tsc", "esbuild"] as const).flatMap((by) => (["esm", "cjs"] as const).map((format) => [by, format] as const));

describe.each(WAYS)("Cogs that %s has compiled, as %s,", (by, format) => {
  const file = `${by}-${format}/cogs.${format === "esm" ? "mjs" : "cjs"}`;
  let report: any;
  beforeAll(async () => {
    built.write({ [file]: compiled(COGS, { with: by, legacy: isLegacy, format }) });
    report = await built.report(file);
  });

  test("are listed with all that stands on them", () => {
    expect(report.notLoaded).toEqual([]);
    const [moderation, tasks] = report.classes;
    expect(moderation).toMatchObject({
      name: "Moderation",
      file,
      export: "Moderation",
      covered: 3,
      notCovered: [],
      leftOut: ["onMessage", "helper"],
    });
    expect(moderation.methods).toEqual(MODERATION);
    expect(tasks).toMatchObject({ name: "Tasks", covered: 1, notCovered: ["plain", "tagged"], leftOut: [] });
    expect(tasks.methods).toMatchObject([
      {
        name: "sweep",
        transaction: true,
        span: span("task.run", "sweep", ["monitor.slug"]),
        contexts: ["monitor"],
        monitor: "sweep",
        metrics: [
          {
            type: "counter",
            name: "bot.cog.operation.count",
            attributes: tags({ cog: "Tasks", operation: "sweep" }),
            moreAttributes: false,
          },
          {
            type: "distribution",
            name: "bot.sweep",
            attributes: tags({ kind: "full", user_id: null, shard_id: null }),
            moreAttributes: false,
          },
          { type: "gauge", name: "bot.sweeping", attributes: [], moreAttributes: true },
        ],
      },
      { name: "tagged", covered: false, tags: [{ key: "only", value: "1" }] },
    ]);
  });

  test("and functions, classes without a word, keys and the coverage are told", () => {
    expect(report.functions).toMatchObject([{ export: "refresh", file, transaction: true, capture: { context: null, expected: [] } }]);
    expect(report.unannotated).toEqual([{ name: "Silent", file, export: "Silent" }]);
    expect(report.manyValued).toEqual([{ place: "Tasks.sweep", metric: "bot.sweep", key: "user_id", reason: "a series for each person" }]);
    expect([report.version, report.modules, report.coverage]).toEqual([1, 1, { covered: 4, total: 6, percent: 66.6 }]);
    expect([report.notCovered, report.leftOut]).toEqual([
      ["Tasks.plain", "Tasks.tagged"],
      ["Moderation.onMessage", "Moderation.helper"],
    ]);
  });
});

test("What is told of a class is what inspect() tells of it", () => {
  const exported = evaluate(compiled(COGS, { with: "tsc", legacy: isLegacy, format: "cjs" }), { cogscope });
  for (const cog of [exported["Moderation"], exported["Tasks"]]) {
    const told = inspect(cog).methods.filter(({ name, ...one }) => name !== "close" || one.span !== undefined);
    const described = describeClass(cog)?.methods ?? [];
    for (const method of described) {
      const {
        name,
        span: spanName,
        op,
        transaction,
        tags: said,
        contexts,
        metrics,
        monitor,
      } = told.find((one) => one.name === method.name) as (typeof told)[0];
      expect(method).toMatchObject({
        name,
        transaction,
        span: op === undefined ? null : { op, name: spanName },
        monitor: monitor?.slug ?? null,
      });
      expect(method.tags.map(({ key }) => key)).toEqual(Object.keys(said));
      expect(method.contexts.filter((one) => one !== "monitor")).toEqual(Object.keys(contexts));
      expect(method.metrics.map((one) => one.name)).toEqual(metrics.map((one) => one.name));
    }
    expect(told.map(({ name }) => name).filter((name) => name !== "onMessage")).toEqual(described.map(({ name }) => name));
  }
});
