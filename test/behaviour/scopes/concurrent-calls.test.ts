import * as Sentry from "@sentry/node";
import { addBreadcrumb, Breadcrumb, CaptureErrors, Context, setTag, Span, Tag, Transaction, User } from "../../../src/index.js";
import { plainAttributes } from "../../support/attributes.js";
import { groupBy } from "../../support/group-by.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { seeded } from "../../support/random.js";
import { record, sent, type Recording } from "../../support/recording.js";

const CALLS = 1000;
const random = seeded(20261123);

/** Goes on in another turn of the event loop, each time of another sort. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const turn = random();
    if (turn < 0.25) setTimeout(resolve, Math.floor(random() * 4));
    else if (turn < 0.5) setImmediate(resolve);
    else if (turn < 0.75) queueMicrotask(resolve);
    else process.nextTick(resolve);
  });

class Commands {
  @Transaction("discord.command", { name: "command", attributes: (id: string) => ({ "call.id": id }) })
  @Tag("outer", (id: string) => id)
  @Context("call", (id: string) => ({ id }))
  @User((id: string) => ({ id: `user-${id}` }))
  @Breadcrumb((id: string) => `asked ${id}`)
  @CaptureErrors
  async run(id: string): Promise<void> {
    await pause();
    setTag("late", id);
    await pause();
    addBreadcrumb(`found ${id}`);
    await this.step(id);
  }

  @Span("step", { attributes: (id: string) => ({ "call.id": id }) })
  @Tag("inner", (id: string) => id)
  async step(id: string): Promise<void> {
    await pause();
    Sentry.logger.info(`log ${id}`);
    await pause();
    throw new Error(`failed ${id}`);
  }
}

describe.each(LIFECYCLES)("of a thousand concurrent calls, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;
  const ids = Array.from({ length: CALLS }, (_, index) => String(index));

  beforeAll(async () => {
    sentry = record({ traceLifecycle, transportOptions: { bufferSize: 10 * CALLS } });
    const commands = new Commands();
    const outcomes = await Promise.allSettled(ids.map((id) => commands.run(id)));
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(CALLS);
    await sent();
  }, 60_000);
  afterAll(() => Sentry.close(1000));

  test("each error carries its own tags, context, user and breadcrumbs, and no other's", () => {
    const told = sentry.errors.map((event) => ({
      message: event["exception"].values[0].value,
      tags: [event["tags"].outer, event["tags"].inner, event["tags"].late],
      context: event["contexts"].call,
      user: event["user"],
      breadcrumbs: event["breadcrumbs"].map(({ message }: { message: string }) => message),
    }));
    const expected = ids.map((id) => ({
      message: `failed ${id}`,
      tags: [id, id, id],
      context: { id },
      user: { id: `user-${id}` },
      breadcrumbs: [`asked ${id}`, `found ${id}`],
    }));
    const byMessage = (a: { message: string }, b: { message: string }): number => (a.message < b.message ? -1 : 1);
    expect(told.sort(byMessage)).toEqual(expected.sort(byMessage));
  });

  test("each has two spans in a trace of its own, with its own tags", () => {
    const traces = groupBy(sentry.spans, ({ traceId }) => traceId);
    expect(sentry.spans).toHaveLength(2 * CALLS);
    expect(traces.size).toBe(CALLS);
    for (const spans of traces.values()) {
      const [root, child] = spans[0]?.isSegment === true ? spans : [...spans].reverse();
      const id = root?.attributes["call.id"];
      expect([root?.name, child?.name, child?.parentSpanId, child?.attributes["call.id"]]).toEqual([
        "command",
        "Commands.step",
        root?.spanId,
        id,
      ]);
      const tags = traceLifecycle === "stream" ? root?.attributes : root?.event?.["tags"];
      expect([tags?.["outer"], tags?.["late"]]).toEqual([id, id]);
      if (traceLifecycle === "stream") expect([child?.attributes["outer"], child?.attributes["inner"]]).toEqual([id, id]);
    }
  });

  test("each log line carries its own tags and user", () => {
    const told = sentry.logs.map((log) => {
      const { outer, inner, late, "user.id": user } = plainAttributes(log);
      return [log["body"], outer, inner, late, user].join();
    });
    expect(told.sort()).toEqual(ids.map((id) => [`log ${id}`, id, id, id, `user-${id}`].join()).sort());
  });
});
