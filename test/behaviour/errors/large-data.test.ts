import * as Sentry from "@sentry/node";
import { addBreadcrumb, Breadcrumb, CaptureErrors, setUser, SpanData, Tag, Transaction, User } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record } from "../../support/recording.js";
import { faultsOf } from "../../support/valid.js";

const LARGE = "x".repeat(3_000_000);
/** So long that cutting it at any even or odd place halves an emoji. */
const EMOJI = ["😀".repeat(5000), `.${"😀".repeat(5000)}`] as const;

class Cog {
  @Transaction("command.run")
  @SpanData("half.pair", () => "half \ud83d")
  @User(() => ({ id: "alice", about: LARGE, nested: { more: LARGE } }))
  @Tag("large", () => LARGE)
  @Tag("even", () => EMOJI[0])
  @Tag("odd", () => EMOJI[1])
  @Tag("half", "half \ud83d")
  @Breadcrumb(() => LARGE, { data: () => ({ text: LARGE }) })
  @CaptureErrors
  async run(): Promise<never> {
    for (let at = 0; at < 200; at++) addBreadcrumb(`${at} ${LARGE}`, { data: { a: LARGE, b: LARGE, c: LARGE, d: LARGE, e: LARGE } });
    throw new Error(EMOJI[1]);
  }

  @Transaction("command.run")
  @CaptureErrors
  async byFunction(): Promise<never> {
    setUser({ id: "alice", about: LARGE });
    addBreadcrumb(EMOJI[0]);
    addBreadcrumb(EMOJI[1]);
    throw new Error(EMOJI[0]);
  }
}

// Much to send, on a machine that may be busy.
jest.setTimeout(60_000);
afterEach(() => Sentry.close(1000));

describe.each(LIFECYCLES)("%s", (traceLifecycle) => {
  test.each(["run", "byFunction"] as const)("whatever %s is given, its event is under 1 MiB and proper text", async (method) => {
    const sentry = record({ traceLifecycle });
    await caught(() => new Cog()[method]());
    expect(await Sentry.flush(20_000)).toBe(true);
    expect(sentry.errors).toHaveLength(1);
    expect(sentry.spans).toHaveLength(1);
    expect(sentry.errors[0]?.["user"].id).toBe("alice");
    expect(faultsOf(sentry)).toEqual([]);
  });
});

test("of a hundred large breadcrumbs the newest arrive", async () => {
  const sentry = record();
  await caught(() => new Cog().run());
  await Sentry.flush(20_000);
  const crumbs = sentry.errors[0]?.["breadcrumbs"] as { message: string }[];
  expect(crumbs.length).toBeGreaterThan(10);
  expect(crumbs.at(-1)?.message.slice(0, 4)).toBe("199 ");
});
