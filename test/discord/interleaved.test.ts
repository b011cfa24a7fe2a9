import * as Sentry from "@sentry/node";
import { addBreadcrumb, CaptureErrors, Context, setTag, Span, Tag } from "../../src/index.js";
import { discordStories, metricsOf, roots } from "../support/discord-story.js";
import { groupBy } from "../support/group-by.js";
import { LIFECYCLES } from "../support/lifecycles.js";

const stories = discordStories();
const COUNT = 500;
const people = Array.from({ length: COUNT }, (_, index) => ({
  id: String(410000000000000000n + BigInt(index)),
  username: `user${index}`,
  displayName: `User ${index}`,
}));

class Cog {
  @Span("db.query", { name: "load" })
  @Tag("of", (user: string) => user)
  @Context("loading", (user: string) => ({ user }))
  @CaptureErrors
  async load(user: string): Promise<void> {
    addBreadcrumb(`crumb of ${user}`);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    Sentry.logger.info(`log of ${user}`);
    if (Number(user.slice(-1)) % 2 === 0) throw new Error("the same for everybody");
  }
}

jest.setTimeout(120_000);

test.each(LIFECYCLES)(
  "500 interleaved interactions of 500 users: nothing of one is on another's, in the %s lifecycle",
  async (traceLifecycle) => {
    const cog = new Cog();
    const { sentry } = await stories.start({
      sentry: { traceLifecycle },
      listen: (client) =>
        client.on("interactionCreate", async (interaction) => {
          if (!interaction.isChatInputCommand()) return;
          const { id } = interaction.user;
          setTag("command.of", id);
          await new Promise((resolve) => setImmediate(resolve));
          await cog.load(id).catch(() => undefined);
          await interaction.reply(id);
        }),
    });
    await Promise.all(people.map((person) => stories.discord.answerTo(stories.discord.slash(person, "load", {}), { timeoutMs: 60_000 })));
    const all = await roots(sentry, COUNT);

    expect(all).toHaveLength(COUNT);
    expect(new Set(all.map(({ traceId }) => traceId)).size).toBe(COUNT);
    const userOfTrace = new Map(all.map((root) => [root.traceId, (root.attributes["user.id"] ?? root.event?.["user"].id) as string]));
    expect(new Set(userOfTrace.values()).size).toBe(COUNT);

    for (const { traceId, name, attributes, start, end } of sentry.spans.filter((span) => span.name === "load")) {
      const root = all.find((one) => one.traceId === traceId);
      if (traceLifecycle === "stream")
        expect([name, attributes["of"], attributes["command.of"]]).toEqual(["load", userOfTrace.get(traceId), userOfTrace.get(traceId)]);
      expect(start).toBeGreaterThanOrEqual((root?.start ?? 0) - 0.001);
      expect(end).toBeLessThanOrEqual((root?.end ?? 0) + 0.001);
    }
    expect(sentry.errors).toHaveLength(COUNT / 2);
    for (const { user, tags, contexts, breadcrumbs } of sentry.errors) {
      const of = userOfTrace.get(contexts.trace.trace_id);
      expect([user.id, tags["of"], tags["command.of"], contexts.loading.user]).toEqual([of, of, of, of]);
      const mine = breadcrumbs
        .map(({ message }: { message: string }) => message)
        .filter((message: string) => message.startsWith("crumb of"));
      expect(mine).toEqual([`crumb of ${of}`]);
    }
    expect(sentry.logs).toHaveLength(COUNT);
    for (const log of sentry.logs) {
      const { value } = log["attributes"]["command.of"] as { value: string };
      expect(log["body"]).toBe(`log of ${value}`);
      expect(userOfTrace.get(log["trace_id"] as string)).toBe(value);
    }
    const times = groupBy(metricsOf(sentry), ({ name }) => name).get("bot.command.execution_time") ?? [];
    expect(times).toHaveLength(COUNT);
    expect(new Set(times.map(({ attributes }) => attributes["user.id"])).size).toBe(COUNT);
  },
);
