import { Command, InteractionHandler, InteractionHandlerTypes } from "@sapphire/framework";
import type { AutocompleteInteraction, ButtonInteraction, ChatInputCommandInteraction, ContextMenuCommandInteraction } from "discord.js";
import { Span } from "../../src/index.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { metricsOf, roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sapphireStories } from "./sapphire-stories.js";

const stories = sapphireStories();

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class Table {
  @Span("db.query", { name: "Fetch" })
  async fetch(): Promise<void> {
    await pause(20);
  }
}

class Search extends Command {
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await interaction.reply("found");
    await new Table().fetch();
  }

  override async autocompleteRun(interaction: AutocompleteInteraction) {
    await interaction.respond([]);
  }

  override async contextMenuRun(interaction: ContextMenuCommandInteraction) {
    await interaction.reply("menu");
  }
}

class Page extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { interactionHandlerType: InteractionHandlerTypes.MessageComponent });
  }

  override parse({ customId }: ButtonInteraction) {
    return customId.startsWith("page:") ? this.some(customId.slice(5)) : this.none();
  }

  async run(interaction: ButtonInteraction, page: string) {
    await interaction.reply(`page ${page}`);
  }
}

class Form extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { interactionHandlerType: InteractionHandlerTypes.ModalSubmit });
  }

  async run(interaction: any) {
    await interaction.reply("thanks");
  }
}

const pieces = { commands: { search: Search }, "interaction-handlers": { page: Page, form: Form } };

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  it("a slash command is one trace, and its root ends after all of the run", async () => {
    const { sentry } = await stories.start({ sentry: { traceLifecycle }, pieces });
    await stories.discord.answerTo(stories.discord.slash(ALICE, "search", { word: "secret" }));
    const [root] = await roots(sentry, 1);

    expect(sentry.spans.map(({ name, op, parentSpanId }) => [name, op, parentSpanId]).sort()).toEqual([
      ["Fetch", "db.query", sentry.span("search.chatInputRun").spanId],
      ["command.search", "discord.command", undefined],
      ["search.chatInputRun", "function", root.spanId],
    ]);
    expect(new Set(sentry.spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(root.attributes).toMatchObject({ "command.success": true, "discord.acknowledged": "in_time" });
    expect(sentry.span("search.chatInputRun").attributes).toMatchObject({ "code.function.name": "Search.chatInputRun" });
    expect(root.end).toBeGreaterThanOrEqual(sentry.span("search.chatInputRun").end);
    expect(root.end - root.start).toBeGreaterThan(0.019);
    expect(metricsOf(sentry).find(({ name }) => name === "bot.command.usage")).toMatchObject({
      attributes: { command: "search", command_type: "slash", success: true },
    });
    expect(JSON.stringify(sentry.items)).not.toContain("secret");
  });

  it.each([
    ["autocomplete", "autocomplete.search", "search.autocompleteRun", () => stories.discord.autocomplete(ALICE, "search", "word", "s")],
    ["a user menu", "command.search", "search.contextMenuRun", () => stories.discord.userMenu(ALICE, "search", BOB)],
    ["a button of an interaction handler", "component.page:{id}", "page.run", () => stories.discord.button(ALICE, "page:123")],
    ["a select menu", "component.page:{id}", "page.run", () => stories.discord.select(ALICE, "string", "page:123", ["a"])],
    ["a form", "modal.report", "form.run", () => stories.discord.modal(ALICE, "report", { text: "x" })],
  ])("%s is a root, and the method a span in it", async (_what, rootName, methodName, act) => {
    const { sentry } = await stories.start({ sentry: { traceLifecycle }, pieces });
    await stories.discord.answerTo(act());
    const [root] = await roots(sentry, 1);
    expect(root.name).toBe(rootName);
    expect(sentry.spans.map(({ name, parentSpanId }) => [name, parentSpanId]).sort()).toEqual(
      [
        [rootName, undefined],
        [methodName, root.spanId],
      ].sort(),
    );
  });
});
