import * as Sentry from "@sentry/node";
import { annotate, captureExceptionSafe, Counted, startTransaction } from "../../src/index.js";
import { recordSentry, sentryMatchers } from "../../src/testing/index.js";
import { caught } from "../support/caught.js";

expect.extend(sentryMatchers);

const sentry = recordSentry();
afterEach(() => sentry.reset());
afterAll(() => sentry.close());

async function failure(assert: () => void): Promise<string> {
  const { error } = (await caught(assert)) as { error: Error };
  return error.message;
}

const UNSENT = "Something was given to Sentry since the last flush(): await flush() on the recording before you look.";

describe("A test that looks too early", () => {
  it.each<[string, () => unknown]>([
    ["an error", () => Sentry.captureException(new Error("early"))],
    ["a span", () => startTransaction("task.run", "early", () => undefined)],
    ["a log line", () => Sentry.logger.info("early")],
    ["a metric", () => startTransaction("task.run", "early", () => annotate(() => undefined, Counted("early"))())],
    ["a counter that is being summed", () => annotate(() => undefined, Counted("early"))()],
  ])("is told so after %s, whether it looks for something or for nothing", async (_what, act) => {
    act();
    const [found, none] = [() => expect(sentry).toHaveCaptured("late"), () => expect(sentry).not.toHaveCaptured("late")];
    expect(await failure(found)).toMatch(/^expect\(received\)\.toHaveCaptured\("late"\)\n\nThe/);
    expect(await failure(found)).toContain(`\n\n${UNSENT}`);
    expect(await failure(none)).toBe(`expect(received).not.toHaveCaptured("late")\n\n${UNSENT}`);
    await sentry.flush();
    none();
    expect(await failure(found)).not.toContain(UNSENT);
  });

  it("is told so each time, until it waits", async () => {
    annotate(() => undefined, Counted("early"))();
    expect(await failure(() => expect(sentry).not.toHaveMetric("late"))).toContain(UNSENT);
    expect(await failure(() => expect(sentry).not.toHaveMetric("late"))).toContain(UNSENT);
    await sentry.flush();
    expect(sentry).toHaveMetric("early", { value: 1 });
    expect(sentry).not.toHaveMetric("late");
  });

  it("is not told so after a reset", () => {
    Sentry.captureException(new Error("early"));
    annotate(() => undefined, Counted("early"))();
    sentry.reset();
    expect(sentry).not.toHaveCaptured();
    expect(sentry).not.toHaveMetric("early");
  });
});

describe("A message", () => {
  it("shows five of many, however long they are, the nearest first", async () => {
    for (let at = 0; at < 200; at++) startTransaction("task.run", `${"x".repeat(2000)} ${at}`, () => undefined);
    startTransaction("task.run", "Fetch all cases", () => undefined);
    startTransaction("task.run", "Fetch users", () => undefined);
    await sentry.flush();
    const message = await failure(() => expect(sentry).toHaveSpan("Fetch cases"));
    const [, , head, ...lines] = message.split("\n");
    expect(head).toBe("None of the 202 spans is like that; the nearest first:");
    expect(lines.filter((line) => line.startsWith("  task.run")).map((line) => line.slice(12, 30))).toEqual([
      "Fetch all cases",
      "Fetch users",
      ...Array.from({ length: 3 }, () => "x".repeat(18)),
    ]);
    expect(lines.at(-1)).toBe("  … and 197 more");
    expect(message.length).toBeLessThan(2500);
  });

  it("shows whatever a test expects, and whatever was sent, on one line each and without control characters", async () => {
    const cyclic: Record<string, unknown> = { name: "x" };
    cyclic["attributes"] = cyclic;
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    startTransaction("task.run", "a\n\u001b[31mred\u202e", () => undefined);
    await sentry.flush();
    const shown = async (expected: unknown): Promise<string | undefined> =>
      (await failure(() => expect(sentry).toHaveTag("tag", expected))).split("\n")[0];
    expect(await shown(cyclic)).toBe(
      'expect(received).toHaveTag("tag", { name: "x", attributes: { name: "x", attributes: { name: "x", attributes: {…} } } })',
    );
    expect(await shown(proxy)).toBe('expect(received).toHaveTag("tag", (a value that cannot be shown))');
    expect(
      await shown({
        get secret(): never {
          throw new Error("no");
        },
      }),
    ).toContain("(a value that cannot be shown)");
    expect(
      await shown([1n, Symbol("s"), undefined, () => 1, class Cog {}, new RangeError("far"), /x/, expect.any(Date), Object.create(null)]),
    ).toBe('expect(received).toHaveTag("tag", [1, Symbol(s), undefined, (a function), Cog, RangeError: far, /x/, Any<Date>, {}])');
    expect((await shown("y".repeat(10_000)))?.length).toBeLessThan(300);
    expect(await failure(() => expect(sentry).toHaveSpan("b"))).toContain("  task.run  a red\n");
  });

  it("says what a matcher stands on, with or without not", async () => {
    const said = async (assert: () => void): Promise<string> => failure(assert);
    expect(await said(() => expect({ errors: [] }).toHaveCaptured())).toBe(
      "toHaveCaptured stands on what recordSentry() gave, not on { errors: [] }.",
    );
    expect(await said(() => expect(undefined).not.toHaveSpan("a"))).toBe(
      "toHaveSpan stands on what recordSentry() gave, or one of its roots, not on undefined.",
    );
    expect(await said(() => expect(sentry.errors[0]).not.toHaveTag("a"))).toBe(
      "toHaveTag stands on what recordSentry() gave, or on an error or a span of it, not on undefined.",
    );
    expect(await said(() => expect({}).toHaveBreadcrumb("a"))).toMatch(
      /^toHaveBreadcrumb stands on .*: breadcrumbs are sent with errors alone/,
    );
  });
});

it("An error is found by what was thrown, though its message was cut and its class has no name", async () => {
  const [Nameless, Another] = [0, 1].map(() => class extends Error {}) as [typeof Error, typeof Error];
  const error = new Nameless("x".repeat(100_000));
  captureExceptionSafe(error);
  await sentry.flush();
  expect(sentry).toHaveCaptured(error);
  expect(sentry).not.toHaveCaptured(new Nameless("x".repeat(100_000)));
  expect(sentry).toHaveCaptured(Nameless);
  expect(sentry).not.toHaveCaptured(Another);
});

it("Without a framework the matchers compare as Node.js does", async () => {
  startTransaction("task.run", "task", () => undefined);
  await sentry.flush();
  const { toHaveSpan } = sentryMatchers;
  expect([toHaveSpan(sentry, { name: "task" }).pass, toHaveSpan(sentry, "other").pass]).toEqual([true, false]);
});
