import { ALICE, BOB } from "../support/discord-bot.js";
import { roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { discordxStories, rejections } from "./discordx-story.js";

const stories = discordxStories();

const USERS = { alice: ALICE, bob: BOB };

describe.each(LIFECYCLES)("A hundred commands of two users at once, lifecycle %s,", (traceLifecycle) => {
  it("keep their users, tags, breadcrumbs and traces apart", async () => {
    const { discord, start } = stories;
    const { sentry } = await start({ bots: ["shop"], sentry: { traceLifecycle } });
    const whose = new Map<string, keyof typeof USERS>();
    for (let i = 0; i < 50; i++) for (const name of ["alice", "bob"] as const) whose.set(discord.slash(USERS[name], "await"), name);
    for (const [id, name] of whose) expect((await discord.answerTo(id)).content).toBe(`done for ${name}`);

    const all = await roots(sentry, 100);
    expect(new Set(all.map(({ traceId }) => traceId)).size).toBe(100);
    expect(rejections).toHaveLength(100);
    expect(sentry.errors).toHaveLength(100);
    for (const root of all) {
      const name = whose.get(root.attributes["discord.interaction.id"] as string) as keyof typeof USERS;
      const handlers = sentry.spans.filter(({ traceId, op }) => traceId === root.traceId && op === "function");
      expect(handlers.map((span) => [span.name, span.parentSpanId])).toEqual([["Shop.await", root.spanId]]);
      const errors = sentry.errors.filter(({ contexts }) => contexts.trace.trace_id === root.traceId);
      expect(errors).toHaveLength(1);
      const [{ exception, user, tags, breadcrumbs }] = errors;
      expect(exception.values[0].value).toBe(`broken for ${name}`);
      expect(user).toMatchObject({ username: name });
      expect(tags).toMatchObject({ buyer: name, feature: "shop", "command.success": false });
      const said = breadcrumbs.map(({ message }: { message: string }) => message).filter((one: string) => one.includes(" by "));
      expect(said).toEqual([`begun by ${name}`, `ended by ${name}`]);
    }
  });
});
