import * as Sentry from "@sentry/node";
import * as cogscope from "../../src/index.js";
import * as setup from "../../src/setup/index.js";
import * as testing from "../../src/testing/index.js";
import { caught } from "../support/caught.js";
import { isLegacy } from "../support/dialect.js";
import { block, compileWithTsc, evaluate } from "../support/page.js";

type Told = () => unknown;

/** What a block of the page tells the framework; it is run here, by jest. */
interface File {
  readonly tests: Map<string, Told>;
  readonly afterEach: Told[];
  readonly afterAll: Told[];
  readonly exports: Record<string, any>;
}

function load(mark: string): File {
  const file = { tests: new Map<string, Told>(), afterEach: [] as Told[], afterAll: [] as Told[] };
  const vitest = {
    expect,
    test: (name: string, told: Told) => void file.tests.set(name, told),
    afterEach: (told: Told) => void file.afterEach.push(told),
    afterAll: (told: Told) => void file.afterAll.push(told),
  };
  const exports = evaluate(compileWithTsc(block("docs/testing.md", `run: ${mark}`), isLegacy), {
    cogscope,
    "cogscope/testing": testing,
    "cogscope/setup": setup,
    vitest,
    get "./testing-moderation.js"() {
      return load("testing-moderation").exports;
    },
    get "./testing-levels.js"() {
      return load("testing-levels").exports;
    },
  });
  return { ...file, exports };
}

afterEach(async () => {
  await Sentry.close(2000);
  Sentry.getCurrentScope().setClient(undefined);
});

test.each(["testing-first", "testing-interaction"])("The page's tests pass, and can fail: %s", async (mark) => {
  const { tests, afterEach: between, afterAll: end } = load(mark);
  expect(tests.size).toBe(2);
  for (const told of tests.values()) {
    await told();
    for (const after of between) await after();
  }
  // The same looks on a recording that has nothing of it.
  testing.recordSentry();
  for (const told of tests.values()) expect((await caught(told as () => Promise<void>)) as object).toHaveProperty("error");
  for (const after of end) await after();
});

test("The configuration of jest is that of the project with jest and ts-jest that is installed from the package", () => {
  const shown = evaluate(block("docs/testing.md", "run: testing-jest-config"), {});
  const tried = require("../consumers/jest-ts/jest.config.js") as Record<string, unknown>;
  // Where its tests are is its own.
  expect({ ...shown, testMatch: tried["testMatch"] }).toEqual(tried);
});

test("A matcher that fails says what the page shows", async () => {
  const { Moderation } = load("testing-moderation").exports;
  const sentry = testing.recordSentry();
  expect.extend(testing.sentryMatchers);
  await expect(new Moderation().ban("1", "")).rejects.toThrow(RangeError);
  await sentry.flush();
  const { error } = (await caught(() => load("testing-wrong").exports["check"](sentry))) as { error: Error };
  expect(error.message).toBe(block("docs/testing.md", "received: testing-wrong").trim());
  await sentry.close();
});

test.each(["testing-setup", "testing-client"])("The bot's own Sentry is recorded: %s", async (mark) => {
  const { sentry } = load(mark).exports as { sentry: testing.SentryRecording };
  const { Moderation } = load("testing-moderation").exports;
  await expect(new Moderation().ban("1", "")).rejects.toThrow(RangeError);
  await sentry.flush();
  expect(sentry.errors).toMatchObject([{ user: { id: "1" }, tags: { feature: "moderation" } }]);
  expect(sentry.spans.map(({ name }) => name)).toEqual(["command.ban", "Save case"]);
  await sentry.close();
});
