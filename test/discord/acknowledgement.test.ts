import type { Client, Interaction } from "discord.js";
import { CaptureErrors } from "../../src/index.js";
import { ALICE } from "../support/discord-bot.js";
import { discordStories, metricsOf, roots, spanEnd, until } from "../support/discord-story.js";

const stories = discordStories();

const on = (listener: (interaction: Interaction) => unknown) => (client: Client) => void client.on("interactionCreate", listener as never);

const ackTimes = (sentry: Parameters<typeof metricsOf>[0]) =>
  metricsOf(sentry)
    .filter(({ name }) => name === "bot.interaction.ack_time")
    .map(({ value, attributes: { command, command_type, ack_type, acknowledged } }) => ({
      value,
      command,
      command_type,
      ack_type,
      acknowledged,
    }));

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return interaction.respond([]);
  if (interaction.isModalSubmit()) return void (await interaction.deferUpdate());
  if (interaction.isButton()) return void (await interaction.update("Updated."));
  if (!interaction.isChatInputCommand()) return;
  switch (interaction.commandName) {
    case "reply":
      return void (await interaction.reply("Done."));
    case "defer":
      return void (await interaction.deferReply());
    case "modal":
      return void (await interaction.showModal({ title: "T", custom_id: "m", components: [] } as never));
  }
}

test.each([
  ["reply", () => stories.discord.slash(ALICE, "reply"), "command.reply", "reply", "slash"],
  ["defer", () => stories.discord.slash(ALICE, "defer"), "command.defer", "defer", "slash"],
  ["modal", () => stories.discord.slash(ALICE, "modal"), "command.modal", "modal", "slash"],
  ["update", () => stories.discord.button(ALICE, "press"), "component.press", "update", "button"],
  ["deferred update", () => stories.discord.modal(ALICE, "form", {}), "modal.form", "defer_update", "modal"],
  ["autocompletion", () => stories.discord.autocomplete(ALICE, "find", "q", "x"), "autocomplete.find", "autocomplete", "autocomplete"],
])("The time to the first answer, a %s, is an attribute and a metric", async (_what, act, span, kind, type) => {
  const { sentry } = await stories.start({ listen: on(answer) });
  const ended = spanEnd(span);
  act();
  await ended;
  const [root] = await roots(sentry, 1);
  expect(root?.attributes).toMatchObject({
    "discord.acknowledged": "in_time",
    "discord.ack_type": kind,
    "discord.ack_time": expect.any(Number),
    "discord.handler_delay": expect.any(Number),
  });
  expect(root?.attributes["discord.ack_time"]).toBeGreaterThanOrEqual(root?.attributes["discord.handler_delay"]);
  expect(ackTimes(sentry)).toEqual([
    {
      value: root?.attributes["discord.ack_time"],
      command: root?.name.replace(/^\w+\./, ""),
      command_type: type,
      ack_type: kind,
      acknowledged: "in_time",
    },
  ]);
});

test("Only the first answer counts", async () => {
  const { sentry } = await stories.start({
    listen: on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply("Done.");
      await interaction.followUp("And more.");
    }),
  });
  const ended = spanEnd("command.three");
  stories.discord.slash(ALICE, "three");
  await ended;
  await roots(sentry, 1);
  expect(ackTimes(sentry).map(({ ack_type }) => ack_type)).toEqual(["defer"]);
});

test("From 2.5 seconds on an answer is slow: a tag and a breadcrumb on what is captured then, and on the root", async () => {
  class Cog {
    @CaptureErrors
    async late(): Promise<never> {
      throw new Error("after a slow answer");
    }
  }
  const { sentry } = await stories.start({
    listen: on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply("At last.");
      await new Cog().late().catch(() => undefined);
    }),
  });
  stories.discord.slash(ALICE, "slow", {}, { ageMs: 2600 });
  const [root] = await roots(sentry, 1);
  expect(root?.attributes).toMatchObject({ "discord.acknowledged": "slow" });
  expect(root?.attributes["discord.handler_delay"]).toBeGreaterThanOrEqual(2600);
  expect(ackTimes(sentry)).toEqual([expect.objectContaining({ acknowledged: "slow" })]);
  const [event] = sentry.errors;
  expect(event?.["tags"]).toMatchObject({ "discord.acknowledged": "slow" });
  expect(event?.["breadcrumbs"].map(({ message }: { message: string }) => message)).toContainEqual(
    expect.stringMatching(/^Interaction not acknowledged yet: 2\d+ ms/),
  );
  expect(event?.["breadcrumbs"]).toContainEqual(
    expect.objectContaining({
      category: "discord",
      level: "warning",
      message: expect.stringMatching(/^Interaction acknowledged slowly: 2\d+ ms/),
    }),
  );
});

class Early {
  @CaptureErrors
  async fail(): Promise<never> {
    throw new Error("before any answer");
  }
}

test("What is captured while an interaction has waited too long says so, though nothing has been answered yet", async () => {
  const { sentry } = await stories.start({
    discord: { slowAcknowledgement: 50 },
    listen: on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await new Promise((resolve) => setTimeout(resolve, 120));
      await new Early().fail().catch(() => undefined);
      await interaction.reply("At last.");
    }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "slow"));
  await roots(sentry, 1);
  expect(sentry.errors[0]?.["tags"]).toMatchObject({ "discord.acknowledged": "slow" });
  expect(sentry.errors[0]?.["breadcrumbs"].at(-1).message).toMatch(/^Interaction not acknowledged yet: \d+ ms/);
});

test("An answer that Discord refuses as too late is told apart from one that never came", async () => {
  stories.discord.fail({ method: "POST", path: /\/callback$/, status: 404, body: { code: 10062, message: "Unknown interaction" } });
  const { sentry } = await stories.start({
    listen: on(async (interaction) => {
      if (interaction.isChatInputCommand() && interaction.commandName === "late")
        await interaction.reply("Too late.").catch(() => undefined);
    }),
  });
  const late = spanEnd("command.late");
  stories.discord.slash(ALICE, "late", {}, { ageMs: 3200 });
  await late;
  // It is not known before Discord's three seconds are over.
  const never = spanEnd("command.never");
  stories.discord.slash(ALICE, "never", {}, { ageMs: 2900 });
  await never;
  const all = await roots(sentry, 2);
  expect(all.map(({ name, attributes }) => [name, attributes["discord.acknowledged"]])).toEqual([
    ["command.late", "late"],
    ["command.never", "never"],
  ]);
  expect(ackTimes(sentry).map(({ command, acknowledged }) => [command, acknowledged])).toEqual([["late", "late"]]);
  const unanswered = metricsOf(sentry).filter(({ name }) => name === "bot.interaction.unacknowledged");
  expect(unanswered.map(({ value, attributes }) => [value, attributes["command"], attributes["command_type"]])).toEqual([
    [1, "never", "slash"],
  ]);
});

/** This moment as spans have it, in ms. */
const moment = (): number => performance.timeOrigin + performance.now();

test("A listener that does not give its promise has its command last until it answers", async () => {
  let answered = 0;
  const { sentry } = await stories.start({
    listen: on((interaction) => {
      if (!interaction.isChatInputCommand()) return;
      setTimeout(() => {
        answered = moment();
        void interaction.reply("Done.");
      }, 80);
    }),
  });
  const ended = spanEnd("command.detached");
  stories.discord.slash(ALICE, "detached");
  await ended;
  const [root] = await roots(sentry, 1);
  expect((root?.end ?? 0) * 1000).toBeGreaterThanOrEqual(answered - 1);
  expect(root?.attributes["discord.acknowledged"]).toBe("in_time");
});

test("A command that waits for its answer is sent by a flush as it is, without a verdict, and ended with its last listener", async () => {
  let left = 0;
  const { sentry } = await stories.start({ listen: on(() => void setImmediate(() => (left = moment()))) });
  stories.discord.slash(ALICE, "ignored");
  await until("the listener's end", () => left > 0);
  const [root] = await roots(sentry, 1);
  expect(root?.name).toBe("command.ignored");
  expect(root?.attributes).not.toHaveProperty("discord.acknowledged");
  expect((root?.end ?? 0) * 1000).toBeLessThanOrEqual(left + 1);
});

test("An interaction that somebody else has answered, as another process of the bot, is not counted as unanswered", async () => {
  stories.discord.fail({
    method: "POST",
    path: /\/callback$/,
    status: 400,
    body: { code: 40060, message: "Interaction has already been acknowledged." },
  });
  const { sentry } = await stories.start({
    listen: on(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply("Me too.").catch(() => undefined);
    }),
  });
  const ended = spanEnd("command.both");
  stories.discord.slash(ALICE, "both", {}, { ageMs: 2900 });
  await ended;
  const [root] = await roots(sentry, 1);
  expect(root?.attributes).not.toHaveProperty("discord.acknowledged");
  expect(metricsOf(sentry).filter(({ name }) => name.startsWith("bot.interaction."))).toEqual([]);
});
