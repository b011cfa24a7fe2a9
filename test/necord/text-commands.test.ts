import { ALICE } from "../support/discord-bot.js";
import { until } from "../support/discord-story.js";
import { sent, type Recording } from "../support/recording.js";
import { necordStories, type StoryOptions } from "./necord-stories.js";

const stories = necordStories();

/** The root spans of what somebody says; a slash command behind it shows that the last one is over. */
async function said(
  messages: readonly string[],
  last: string,
  options: StoryOptions = {},
): Promise<{ names: string[]; sentry: Recording }> {
  const { sentry } = await stories.start("every-kind", options);
  for (const message of messages) stories.discord.message(ALICE, message);
  await stories.discord.answerTo(stories.discord.message(ALICE, last));
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ping"));
  const found = (): string[] => sentry.spans.filter(({ isSegment, op }) => isSegment && op === "discord.command").map(({ name }) => name);
  await until("the slash command's root span", async () => {
    await sent();
    return found().includes("command.ping");
  });
  return { names: found().filter((name) => name !== "command.ping"), sentry };
}

it("by default a message is a command where necord knows the word behind its prefix", async () => {
  const { names } = await said(["hello", "!unknown", "?hello", "! ", "!"], "!hello");
  expect(names).toEqual(["command.hello"]);
});

it("necord's own prefix is read, and an alias stands for its command", async () => {
  const { names, sentry } = await said(["!hello"], "bot, HI there", { necord: { prefix: "bot," } });
  expect(names).toEqual(["command.hello"]);
  // The words behind a command are the user's.
  expect(JSON.stringify(sentry.items)).not.toContain("there");
});

it("without a prefix, where necord allows that, every known first word is a command", async () => {
  const { names } = await said(["well, hello"], "hello you", { necord: { allowTextCommandsWithoutPrefix: true } });
  expect(names).toEqual(["command.hello"]);
});

it("a prefix that is a function is not asked: there is no root span, unless prefixCommand says more", async () => {
  const asked: string[] = [];
  const prefix = async ({ content }: { content: string }): Promise<string> => (asked.push(content), "!");
  expect((await said([], "!hello", { necord: { prefix } })).names).toEqual([]);
  expect(asked).toEqual(["!hello"]);
  await stories.stop();
  const { names } = await said([], "!hello", { necord: { prefix }, discord: { prefixCommand: () => "said" } });
  expect(names).toEqual(["command.said"]);
});

it("the bot's own prefixes win: then words that necord does not know are commands as well", async () => {
  const { names } = await said(["!unknown"], "!hello", { discord: { prefixes: "!" } });
  expect(names.sort()).toEqual(["command.hello", "command.unknown"]);
});
