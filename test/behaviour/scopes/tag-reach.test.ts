import * as Sentry from "@sentry/node";
import { Instrumented, Tag, Transaction } from "../../../src/index.js";
import { plainAttributes } from "../../support/attributes.js";
import { LIFECYCLES } from "../../support/lifecycles.js";
import { record, sent, type Recording } from "../../support/recording.js";

@Instrumented({ name: "moderation" })
@Tag("feature", "moderation")
class Moderation {
  @Transaction("discord.command", { name: "command.ban" })
  @Tag("guild_id", (guildId: string) => guildId)
  async ban(_guildId: string): Promise<void> {
    await this.look();
    Sentry.startSpan({ name: "by hand" }, () => Sentry.startSpan({ name: "deep by hand" }, () => undefined));
    report("inside");
  }

  @Tag("step", "look")
  async look(): Promise<void> {
    await Promise.resolve();
  }
}

/** Its readers have nothing to say of `kept`. */
class Silent {
  @Tag("kept", "by the outer")
  outer(): void {
    for (const said of ["undefined", "null", "thrown", "a promise"]) this.inner(said);
  }

  @Tag("said", (said: string) => said)
  @Tag("kept", (said: string) => nothing(said) as string)
  inner(said: string): void {
    Sentry.startSpan({ name: said }, () => report(said));
  }
}

function nothing(how: string): unknown {
  if (how === "thrown") throw new Error("a reader's own");
  return how === "undefined" ? undefined : how === "null" ? null : Promise.resolve("late");
}

function report(where: string): void {
  Sentry.captureException(new Error(where));
  Sentry.logger.info(where);
  Sentry.metrics.count(where, 1);
}

const WITHIN = { "cog.name": "moderation", feature: "moderation", guild_id: "42" };
const KEYS = Object.keys(WITHIN);
const only = (record: Record<string, unknown> | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => KEYS.includes(key)));

describe.each(LIFECYCLES)("a tag, in the %s lifecycle", (traceLifecycle) => {
  let sentry: Recording;

  beforeEach(async () => {
    sentry = record({ traceLifecycle });
    await Sentry.startSpan({ name: "before" }, () => report("before"));
    await new Moderation().ban("42");
    await Sentry.startSpan({ name: "after" }, () => report("after"));
    await sent();
  });
  afterEach(() => Sentry.close(1000));

  const logged = (name: string) => sentry.logs.filter(({ body }) => body === name).map(plainAttributes);
  const counted = (name: string) => sentry.metrics.filter((metric) => metric["name"] === name).map(plainAttributes);
  const captured = (name: string) => sentry.errors.filter(({ exception }) => exception.values[0].value === name);

  test("of an outer method stands where an inner one's reader has nothing to say of it", async () => {
    sentry.items.length = 0;
    Sentry.startSpan({ name: "root" }, () => new Silent().outer());
    await sent();
    const all = ["undefined", "null", "thrown", "a promise"];
    const kept = { said: expect.any(String) as string, kept: "by the outer" };
    expect(sentry.errors.map(({ tags }) => tags)).toEqual(all.map((said) => ({ said, kept: "by the outer" })));
    for (const said of all)
      expect([logged(said), counted(said)]).toEqual([[expect.objectContaining(kept)], [expect.objectContaining(kept)]]);
    if (traceLifecycle === "stream") for (const said of all) expect(sentry.span(said).attributes).toMatchObject(kept);
  });

  test("stands on the error, the log line and the metric that are sent inside the method", () => {
    expect(captured("inside").map(({ tags }) => only(tags))).toEqual([WITHIN]);
    expect(logged("inside").map(only)).toEqual([WITHIN]);
    expect(counted("inside").map(only)).toEqual([WITHIN]);
  });

  test("stands on the method's span, on its annotated children and on spans that were started by hand inside", () => {
    expect(sentry.spans.map(({ name }) => name).sort()).toEqual([
      "after",
      "before",
      "by hand",
      "command.ban",
      "deep by hand",
      "moderation.look",
    ]);
    if (traceLifecycle === "static") {
      expect(only(sentry.span("command.ban").event?.["tags"])).toEqual(WITHIN);
    } else {
      for (const name of ["command.ban", "moderation.look", "by hand", "deep by hand"]) {
        expect([name, only(sentry.span(name).attributes)]).toEqual([name, WITHIN]);
      }
    }
  });

  test("stands on nothing that is sent before or after", () => {
    for (const name of ["before", "after"]) {
      expect(captured(name).map(({ tags }) => only(tags))).toEqual([{}]);
      expect(logged(name).map(only)).toEqual([{}]);
      expect(counted(name).map(only)).toEqual([{}]);
      expect(only(sentry.span(name).attributes)).toEqual({});
      expect(only(sentry.span(name).event?.["tags"])).toEqual({});
    }
  });

  test("of an inner method stands neither on its caller nor on its sibling", () => {
    expect(captured("inside")[0]?.["tags"]).not.toHaveProperty("step");
    expect(sentry.span("by hand").attributes).not.toHaveProperty("step");
    expect(sentry.span("command.ban").attributes).not.toHaveProperty("step");
    if (traceLifecycle === "stream") expect(sentry.span("moderation.look").attributes).toHaveProperty("step", "look");
  });
});
