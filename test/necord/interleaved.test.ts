import { ALICE, BOB } from "../support/discord-bot.js";
import { roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { necordStories } from "./necord-stories.js";

const stories = necordStories();
const COUNT = 100;

it.each(LIFECYCLES)(
  "100 interleaved interactions of two users: nothing of one is on the other's, in the %s lifecycle",
  async (traceLifecycle) => {
    const { sentry } = await stories.start("interleaved", { sentry: { traceLifecycle } });
    const acts = Array.from({ length: COUNT }, (_, index) => {
      const who = index % 2 === 0 ? ALICE : BOB;
      const fails = index % 4 >= 2;
      return { who, fails, id: fails ? stories.discord.button(who, `fail/${index}`) : stories.discord.slash(who, "load") };
    });
    const answers = await Promise.all(
      acts.map(async ({ id, ...act }) => ({ ...act, content: (await stories.discord.answerTo(id, { timeoutMs: 30_000 })).content })),
    );
    const all = await roots(sentry, COUNT);

    expect(all).toHaveLength(COUNT);
    expect(new Set(all.map(({ traceId }) => traceId)).size).toBe(COUNT);
    const userOf = new Map(all.map((root) => [root.traceId, (root.attributes["user.id"] ?? root.event?.["user"].id) as string]));
    expect([...userOf.values()].filter((id) => id === ALICE.id)).toHaveLength(COUNT / 2);

    for (const name of ["Commands.load", "Commands.fail", "load"]) {
      const spans = sentry.spans.filter((span) => span.name === name && !span.isSegment);
      expect([name, spans.length]).toEqual([name, name === "load" ? COUNT : COUNT / 2]);
      expect([name, new Set(spans.map(({ traceId }) => traceId)).size]).toEqual([name, spans.length]);
      if (traceLifecycle === "stream")
        for (const { attributes, traceId } of spans) expect(attributes["command.of"]).toBe(userOf.get(traceId));
    }

    expect(sentry.errors).toHaveLength(COUNT / 2);
    const users = new Map<string, string>();
    for (const { event_id, user, tags, contexts, breadcrumbs } of sentry.errors) {
      const of = userOf.get(contexts.trace.trace_id);
      users.set(event_id, user.id);
      expect([user.id, tags["of"], tags["command.of"], contexts.loading.user]).toEqual([of, of, of, of]);
      const crumbs = breadcrumbs
        .map(({ message }: { message: string }) => message)
        .filter((message: string) => message.startsWith("crumb of"));
      expect(crumbs).toEqual([`crumb of ${of}`]);
    }
    // Each was answered with an event of his own, or with his own result.
    for (const { who, fails, content } of answers) expect(fails ? users.get(content) : content).toBe(who.id);
    expect(sentry.logs).toHaveLength(COUNT);
    for (const log of sentry.logs) expect(log["body"]).toBe(`log of ${userOf.get(log["trace_id"] as string)}`);
  },
);
