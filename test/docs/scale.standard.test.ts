import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tracesSampler } from "../../src/setup/index.js";
import { runFixture } from "../support/fixture.js";
import { aDay, rounded, size, type Load, type Measured } from "./scale-arithmetic.js";

const PAGE = readFileSync(join(__dirname, "../../docs/scale.md"), "utf8");

/** The rows of the page's table whose head begins so. */
const rows = (head: string): string[][] =>
  (new RegExp(`^\\|\\s*${head}[^\\n]*\\n\\|[-: |]+\\n((?:\\|[^\\n]*\\n)+)`, "m").exec(PAGE)?.[1] ?? "")
    .trim()
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const rate = tracesSampler()({
  attributes: { "sentry.op": "discord.command" },
  inheritOrSampleWith: (one: number) => one,
} as never) as number;

/** What the page says was measured. */
const column = (at: number): Measured =>
  Object.fromEntries(rows("what").map((row) => [`${row[0]}s`, Number((row[at] as string).replace(/\s/g, ""))])) as unknown as Measured;
const load: Load = { count: column(1), bytes: column(2), rate };

const line = (guilds: number, { events, spans, metrics, logs, bytes }: ReturnType<typeof aDay>): string[] => [
  rounded(guilds),
  rounded(guilds * 10),
  ...[events, spans, metrics, logs].map(rounded),
  size(bytes),
];

test("What the page says was measured is what the example bot sends, to a tenth", async () => {
  const { commands, amounts } = await runFixture<{ commands: number; amounts: Record<string, { count: number; bytes: number }> }>(
    "scale/measure.ts",
  );
  expect(commands).toBe(50);
  const kinds = { events: "event", spans: "span", metrics: "trace_metric", logs: "log" } as const;
  for (const [kind, type] of Object.entries(kinds) as [keyof Measured, string][]) {
    const { count, bytes } = amounts[type] as { count: number; bytes: number };
    const perCommand = count / (kind === "events" ? 2 : commands);
    expect([kind, Math.abs(load.count[kind] / perCommand - 1) < 0.1, Math.abs(load.bytes[kind] / (bytes / count) - 1) < 0.1]).toEqual([
      kind,
      true,
      true,
    ]);
  }
}, 120_000);

test("The days follow from it", () => {
  const expected = [10, 1000, 1_000_000].map((guilds) => line(guilds, aDay(guilds, load)));
  if (process.env["SHOW_RECEIVED"]) process.stdout.write(`${expected.map((row) => `| ${row.join(" | ")} |`).join("\n")}\n`);
  expect(rows("guilds")).toEqual(expected);
});

test("So does what each step saves of a million guilds' day", () => {
  const million = aDay(1_000_000, load);
  const without = (changes: Partial<Record<"count" | "bytes", Partial<Measured>>> & { readonly rate?: number }): number =>
    aDay(1_000_000, { ...load, ...(changes.rate !== undefined && { rate: changes.rate }), count: { ...load.count, ...changes.count } })
      .bytes;
  const steps = [
    million.bytes - aDay(1_000_000, load).metrics * load.bytes.metrics,
    without({ rate: 0.01 }),
    without({ count: { logs: 0 } }),
    without({ count: { events: load.count.events / 2 } }),
  ].map((left) => size(million.bytes - left));
  if (process.env["SHOW_RECEIVED"]) process.stdout.write(`${steps.join("\n")}\n`);
  expect(rows("turn down").map((row) => row[2])).toEqual(steps);
});
