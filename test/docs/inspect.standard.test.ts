import { BuiltPackage } from "../inspect/built-package.js";
import { compiled } from "../inspect/compiled.js";
import { block } from "../support/page.js";

const PAGE = "docs/inspect.md";

let built: BuiltPackage;
beforeAll(() => {
  built = new BuiltPackage();
  built.write({ "dist/cogs/votes.js": compiled(block(PAGE, "run: inspect-cog"), { with: "tsc", legacy: false, format: "cjs" }) });
});
afterAll(() => built.remove());

/** The command of a block, as a reader types it. */
const run = (mark: string, ...more: string[]) => built.run([...block(PAGE, mark).trim().split(" ").slice(2), ...more]);

const shows = (mark: string, text: string): void => {
  if (process.env["SHOW_RECEIVED"]) process.stdout.write(`<<< ${mark}\n${text}\n>>>\n`);
  expect(text.trimEnd()).toBe(block(PAGE, mark).trimEnd());
};

test("The table is what the command prints", async () => {
  const { code, out, err } = await run("run: inspect-command");
  expect([code, err]).toEqual([0, ""]);
  shows("received: inspect-table", out);
});

test("Below the coverage it ends with 1 and the sentence shown", async () => {
  const { code, err } = await run("run: inspect-coverage");
  expect(code).toBe(1);
  shows("received: inspect-coverage", err);
});

test("A method in JSON is what the page shows, and the fields are those of its table", async () => {
  const { out } = await run("run: inspect-command", "--format", "json");
  const report = JSON.parse(out);
  // The formatter of this repository breaks its lines elsewhere.
  expect(report.classes[1].methods[0]).toEqual(JSON.parse(block(PAGE, "received: inspect-json")));
  expect(Object.keys(report)).toEqual([
    "version",
    "modules",
    "coverage",
    "classes",
    "functions",
    "notCovered",
    "leftOut",
    "unannotated",
    "manyValued",
    "notLoaded",
    "unread",
  ]);
});
