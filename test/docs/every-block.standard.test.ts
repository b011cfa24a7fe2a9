import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf } from "../support/page.js";

const ROOT = join(__dirname, "../..");
const PAGES = readdirSync(join(ROOT, "docs")).filter((file) => file.endsWith(".md"));
const BLOCKS = PAGES.flatMap((file) => blocksOf(`docs/${file}`));

const TESTS = readdirSync(join(ROOT, "test"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && !file.includes("every-block"))
  .map((file) => readFileSync(join(ROOT, "test", file), "utf8"))
  .join("\n");

/** A test names the mark, or the part of it behind the page's name where it runs several alike. */
const isNamed = (mark: string): boolean =>
  new RegExp(`"(?:run: |received: )?${mark}"`).test(TESTS) ||
  (new RegExp(`"${mark.split("-").at(-1)}"`).test(TESTS) && TESTS.includes(`\`${mark.split("-").slice(0, -1).join("-")}-\${`));

it("Every page's code stands under a mark", () => {
  const bare = BLOCKS.filter(({ language, mark }) => ["ts", "js", "typescript", "javascript"].includes(language) && mark === undefined);
  expect(bare.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
});

it("Every mark is run by a test, and stands once", () => {
  const marks = BLOCKS.flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
  expect(marks.filter((mark) => !isNamed(mark.replace(/^(run|received): /, "")))).toEqual([]);
  expect(marks.filter((mark, at) => marks.indexOf(mark) !== at)).toEqual([]);
  expect(marks.length).toBeGreaterThan(60);
});

/** One links to the others, the other is a list of just that. */
const OTHERS = ["index.md", "transparency.md"];

it("Every page ends with what it does not do", () => {
  const own = PAGES.filter((file) => !OTHERS.includes(file));
  const lacking = own.filter((file) => !/\n## What does not work\n/.test(readFileSync(join(ROOT, "docs", file), "utf8")));
  expect(own.length).toBeGreaterThan(18);
  expect(lacking).toEqual([]);
});
