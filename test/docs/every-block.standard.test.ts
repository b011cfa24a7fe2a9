import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { blocksOf, type PageBlock } from "../support/page.js";

const ROOT = join(__dirname, "../..");
const PAGES = readdirSync(join(ROOT, "docs")).filter((file) => file.endsWith(".md"));
const BLOCKS = PAGES.flatMap((file) => blocksOf(`docs/${file}`));

/** A framework's page shows, beside its whole bot, lines that stand in that bot. */
const isOfABot = ({ page }: PageBlock): boolean => ["discord", "discordx", "necord", "sapphire"].some((name) => page === `docs/${name}.md`);

const TESTS = readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && !file.includes("every-block"))
  .map((file) => readFileSync(join(ROOT, "test", file), "utf8"))
  .join("\n");

/** A test names the mark, or the part of it behind the page's name where it runs several alike. */
const isNamed = (mark: string): boolean =>
  new RegExp(`"(?:run: |received: )?${mark}"`).test(TESTS) ||
  (new RegExp(`"${mark.split("-").at(-1)}"`).test(TESTS) && TESTS.includes(`\`${mark.split("-").slice(0, -1).join("-")}-\${`));

it("Every page's code stands under a mark, but for lines of a bot that the page shows whole", () => {
  const bare = BLOCKS.filter((block) => block.language === "ts" && block.mark === undefined && !isOfABot(block));
  expect(bare.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
});

it("Every mark is run by a test, and stands once", () => {
  const marks = BLOCKS.flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
  expect(marks.filter((mark) => !isNamed(mark.replace(/^(run|received): /, "")))).toEqual([]);
  expect(marks.filter((mark, at) => marks.indexOf(mark) !== at)).toEqual([]);
  expect(marks.length).toBeGreaterThan(60);
});

it.each(
  BLOCKS.filter((block) => block.language === "ts" && block.mark === undefined).map(
    (block) => [`${block.page}:${block.line}`, block] as const,
  ),
)("The lines of a bot at %s are TypeScript", (_place, { code }) => {
  const faults = (text: string): unknown[] =>
    ts
      .transpileModule(text, { reportDiagnostics: true, compilerOptions: { experimentalDecorators: true } })
      .diagnostics?.map(({ messageText }) => messageText) ?? [];
  // A file's lines, a class's, or what stands above a method.
  const readings = [code, `class Bot {\n${code}}`, `class Bot {\n${code}handle(): void {}\n}`].map(faults);
  expect(readings.find((found) => found.length === 0) ?? readings[0]).toEqual([]);
});

it("Every page ends with what it does not do", () => {
  const own = PAGES.filter((file) => !["discord.md", "discordx.md", "necord.md", "sapphire.md", "transparency.md"].includes(file));
  const lacking = own.filter((file) => !readFileSync(join(ROOT, "docs", file), "utf8").includes("\n## What does not work\n"));
  expect([own.length, lacking]).toEqual([11, []]);
});
