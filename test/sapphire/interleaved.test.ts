import { Command, Listener } from "@sapphire/framework";
import * as Sentry from "@sentry/node";
import type { ChatInputCommandInteraction, Message } from "discord.js";
import { addBreadcrumb, setTag } from "../../src/index.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sapphireStories } from "./sapphire-stories.js";

const stories = sapphireStories();
const COUNT = 50;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 10));

class Work extends Command {
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await this.work(interaction.user.id, interaction.id);
    await interaction.reply("slash");
    throw new Error("the same for everybody");
  }

  override async messageRun(message: Message) {
    await this.work(message.author.id, message.id);
    await message.reply("message");
    throw new Error("the same for everybody");
  }

  private async work(user: string, id: string) {
    setTag("of", user);
    addBreadcrumb(`crumb of ${id}`);
    await turn();
    setTag("id", id);
    await turn();
  }
}

class Report extends Listener {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: "chatInputCommandError" });
  }

  async run(error: unknown) {
    await turn();
    Sentry.captureException(error);
  }
}

jest.setTimeout(120_000);

test.each(LIFECYCLES)("100 interleaved commands of two users do not mix, in the %s lifecycle", async (traceLifecycle) => {
  const { sentry } = await stories.start({
    sentry: { traceLifecycle },
    client: { defaultPrefix: "!" },
    pieces: { commands: { work: Work }, listeners: { report: Report } },
  });
  const ids = Array.from({ length: COUNT }, (_, index) => {
    const [first, second] = index % 2 === 0 ? [ALICE, BOB] : [BOB, ALICE];
    return [
      [stories.discord.slash(first, "work", {}), first.id],
      [stories.discord.message(second, "!work"), second.id],
    ] as const;
  }).flat();
  await Promise.all(ids.map(([id]) => stories.discord.answerTo(id, { timeoutMs: 60_000 })));
  const all = await roots(sentry, 2 * COUNT);

  expect(all).toHaveLength(2 * COUNT);
  expect(new Set(all.map(({ traceId }) => traceId)).size).toBe(2 * COUNT);
  const rootOf = new Map(all.map((root) => [root.attributes["discord.interaction.id"] ?? root.attributes["discord.message.id"], root]));
  expect(sentry.errors).toHaveLength(2 * COUNT);
  const seen = sentry.errors.map(({ tags, user, contexts, breadcrumbs }) => ({
    id: tags.id,
    of: tags.of,
    user: user.id,
    trace: contexts.trace.trace_id,
    crumbs: breadcrumbs.map(({ message }: { message: string }) => message).filter((message: string) => message.startsWith("crumb")),
  }));
  expect(seen.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    ids
      .map(([id, user]) => ({ id, of: user, user, trace: rootOf.get(id)?.traceId, crumbs: [`crumb of ${id}`] }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  for (const root of all) {
    const inside = sentry.spans.filter(({ traceId, isSegment }) => traceId === root.traceId && !isSegment).map(({ name }) => name);
    expect(inside.filter((name) => name.startsWith("work."))).toHaveLength(1);
  }
});
