import { EventEmitter } from "node:events";
import { ButtonStyle, ComponentType, type ButtonInteraction, type ChatInputCommandInteraction, type Client } from "discord.js";
import type { JsonObject } from "../../examples/loopback-discord/json.js";
import * as Sentry from "@sentry/node";
import { CaptureErrors, Instrumented, setTag, Span } from "../../src/index.js";
import { bindCollector } from "../../src/discord/index.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { discordStories, metricsOf, roots, spanEnd, until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sent } from "../support/recording.js";

const stories = discordStories();

const BUTTONS = [
  {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.Button, customId: "page:2", label: "Next", style: ButtonStyle.Primary }],
  },
] as never;

@Instrumented({ name: "menu" })
class Menu {
  @CaptureErrors
  async press(press: ButtonInteraction): Promise<void> {
    await this.load();
    await press.update("Next page.");
    throw new Error("in the collector");
  }

  @Span("db.query", { name: "load" })
  async load(): Promise<void> {}
}

const menu = new Menu();

/** Opens a menu with a collector, for alice. */
const opening =
  (bind: boolean, isAwaited = false) =>
  (client: Client): void => {
    client.on("error", () => undefined);
    client.on("interactionCreate", async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      setTag("menu.of", interaction.user.id);
      const response = await interaction.reply({ content: "Page 1", components: BUTTONS, withResponse: true });
      const message = response.resource?.message as NonNullable<NonNullable<typeof response.resource>["message"]>;
      const collector = message.createMessageComponentCollector({ componentType: ComponentType.Button, time: 20_000 });
      if (bind) bindCollector(collector);
      collector.on("collect", async (press: ButtonInteraction) => menu.press(press).catch(() => undefined));
      if (isAwaited) await new Promise<void>((resolve) => collector.once("collect", () => setTimeout(resolve, 200)));
    });
  };

/** The message that the bot has answered an interaction with, as the component's press tells of it. */
async function messageOf(client: Client, interactionId: string): Promise<JsonObject> {
  await stories.discord.answerTo(interactionId);
  const message = (): { id: string } | undefined =>
    [
      ...(
        client.channels.cache.get("300000000000000001") as {
          messages: { cache: Map<string, { id: string; interactionMetadata: { id: string } | null }> };
        }
      ).messages.cache.values(),
    ].find((one) => one.interactionMetadata?.id === interactionId);
  await until("the bot's message", () => message() !== undefined);
  return {
    id: message()?.id,
    interaction_metadata: { id: interactionId, type: 2, user: { id: ALICE.id, username: "alice" }, authorizing_integration_owners: {} },
  };
}

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  test("a bound collector's listeners run in the command's scopes, and in the trace of the press", async () => {
    const { sentry, client } = await stories.start({ sentry: { traceLifecycle }, listen: opening(true) });
    const id = stories.discord.slash(ALICE, "menu");
    const message = await messageOf(client, id);
    await until("the command", async () => (await roots(sentry, 1)).length === 1);
    const ended = spanEnd("component.page:{id}");
    stories.discord.button(BOB, "page:2", { message });
    await ended;
    const [command, press] = await roots(sentry, 2);
    expect([command?.name, press?.name]).toEqual(["command.menu", "component.page:{id}"]);
    const [event] = sentry.errors;
    expect(event?.["user"]).toMatchObject({ id: ALICE.id });
    expect(event?.["tags"]).toMatchObject({
      "menu.of": ALICE.id,
      "command.name": "menu",
      "cog.name": "menu",
      "event.name": "collector.collect",
    });
    // The command has ended: what is done now belongs to the press, and makes it fail.
    expect(event?.["contexts"].trace.trace_id).toBe(press?.traceId);
    expect(sentry.span("load").traceId).toBe(press?.traceId);
    expect(press?.attributes["command.success"]).toBe(false);
    expect(event?.["tags"]).not.toHaveProperty("command.success", true);
    expect(command?.attributes["command.success"]).toBe(true);
  });

  test("a press is linked to the command whose message it sits on", async () => {
    const { sentry, client } = await stories.start({ sentry: { traceLifecycle }, listen: opening(true) });
    const id = stories.discord.slash(ALICE, "menu");
    const message = await messageOf(client, id);
    await roots(sentry, 1);
    const ended = spanEnd("component.page:{id}");
    stories.discord.button(BOB, "page:2", { message });
    await ended;
    const [command, press] = await roots(sentry, 2);
    expect(press?.attributes).toMatchObject({ "discord.origin.command": "command.menu", "discord.origin.trace_id": command?.traceId });
    const links = traceLifecycle === "stream" ? streamedLinks(sentry, press?.spanId) : press?.event?.["contexts"].trace.links;
    expect(links).toEqual([expect.objectContaining({ trace_id: command?.traceId, span_id: command?.spanId })]);
    expect(press?.traceId).not.toBe(command?.traceId);
  });
});

const streamedLinks = (sentry: { ofType(type: string): Record<string, any>[] }, spanId: string | undefined): unknown =>
  sentry
    .ofType("span")
    .flatMap(({ items }) => items as Record<string, unknown>[])
    .find((span) => span["span_id"] === spanId)?.["links"];

test("While the command still runs, what its collector does is a part of it", async () => {
  const { sentry, client } = await stories.start({ listen: opening(true, true) });
  const id = stories.discord.slash(ALICE, "menu");
  const message = await messageOf(client, id);
  const ended = spanEnd("command.menu");
  stories.discord.button(BOB, "page:2", { message });
  await ended;
  const command = (await roots(sentry, 2)).find(({ name }) => name === "command.menu");
  expect(sentry.span("load").traceId).toBe(command?.traceId);
  expect(sentry.errors[0]?.["contexts"].trace.trace_id).toBe(command?.traceId);
  expect(command?.attributes["command.success"]).toBe(false);
});

test("A collector that is not bound runs in the press's scopes", async () => {
  const { sentry, client } = await stories.start({ listen: opening(false) });
  const id = stories.discord.slash(ALICE, "menu");
  const message = await messageOf(client, id);
  await roots(sentry, 1);
  stories.discord.button(BOB, "page:2", { message });
  await until("the error", async () => {
    await sent();
    return sentry.errors.length > 0;
  });
  expect(sentry.errors[0]?.["user"]).toMatchObject({ id: BOB.id });
  expect(sentry.errors[0]?.["tags"]).not.toHaveProperty("menu.of");
});

test("What awaitMessageComponent and awaitModalSubmit give is gone on with in the command's scopes", async () => {
  const { sentry, client } = await stories.start({
    listen: (bot) =>
      bot.on("interactionCreate", async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        setTag("menu.of", interaction.user.id);
        const response = await interaction.reply({ content: "Page 1", components: BUTTONS, withResponse: true });
        const press = await (
          response.resource?.message as { awaitMessageComponent(o: object): Promise<ButtonInteraction> }
        ).awaitMessageComponent({ time: 20_000 });
        Sentry.captureException(new Error("after the press"));
        await press.showModal({ title: "T", custom_id: "form", components: [] } as never);
        const form = await (press as never as ChatInputCommandInteraction).awaitModalSubmit({ time: 20_000 });
        Sentry.captureException(new Error("after the form"));
        await form.reply("Done.");
      }),
  });
  const id = stories.discord.slash(ALICE, "menu");
  const message = await messageOf(client, id);
  const press = stories.discord.button(BOB, "page:2", { message });
  await stories.discord.answerTo(press);
  const ended = spanEnd("command.menu");
  stories.discord.modal(BOB, "form", {}, { message });
  await ended;
  const all = await roots(sentry, 3);
  const command = all.find(({ name }) => name === "command.menu");
  expect(sentry.errors.map(({ tags, user, contexts }) => [tags["menu.of"], user.id, contexts.trace.trace_id])).toEqual(
    Array.from({ length: 2 }, () => [ALICE.id, ALICE.id, command?.traceId]),
  );
  // Each answer is counted with the one who gave cause to it, though the command gave it.
  const times = metricsOf(sentry).filter(({ name }) => name === "bot.interaction.ack_time");
  expect(times.map(({ attributes }) => [attributes["command"], attributes["command.name"], attributes["user.id"]]).sort()).toEqual([
    ["form", "form", BOB.id],
    ["menu", "menu", ALICE.id],
    ["page:{id}", "page:{id}", BOB.id],
  ]);
  // The press and the form were acknowledged, though by another listener than the client's own.
  expect(all.map(({ name, attributes }) => [name, attributes["discord.acknowledged"]])).toEqual([
    ["command.menu", "in_time"],
    ["component.page:{id}", "in_time"],
    ["modal.form", "in_time"],
  ]);
});

test("An error that a bound collector emits and nobody listens for still throws", async () => {
  let emit: (() => unknown) | undefined;
  await stories.start({
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        const collector = bindCollector(new EventEmitter());
        emit = () => collector.emit("error", new Error("nobody listens"));
        if (interaction.isRepliable()) await interaction.reply("Done.");
      }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "menu"));
  expect(emit).toThrow("nobody listens");
});

test("Outside a command, and without Sentry, a collector stays as it is", async () => {
  const collector = { emit: () => true };
  const { emit } = collector;
  expect(bindCollector(collector)).toBe(collector);
  expect(collector.emit).toBe(emit);
});
