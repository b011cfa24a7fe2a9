import { Command, InteractionHandler, InteractionHandlerTypes } from "@sapphire/framework";
import type { ButtonInteraction, ChatInputCommandInteraction } from "discord.js";
import { CaptureErrors, Instrumented, Span, SpanData, Tag, Transaction, Uninstrumented } from "../../src/index.js";
import { ALICE } from "../support/discord-bot.js";
import { roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sapphireStories } from "./sapphire-stories.js";

const stories = sapphireStories();

@Instrumented({ name: "moderation", op: "cog" })
@Tag("feature", "bans")
class OnTheClass extends Command {
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await interaction.reply("done");
    this.note();
    throw new Error("broken");
  }

  note(): void {}
}

class OnTheMethod extends Command {
  @Span("work", { name: "The work" })
  @Tag("word", (interaction: ChatInputCommandInteraction) => interaction.commandName)
  @CaptureErrors({ context: "work", fallback: "instead" })
  override async chatInputRun(interaction: ChatInputCommandInteraction): Promise<unknown> {
    await interaction.reply("done");
    throw new Error("broken");
  }
}

class Root extends Command {
  @Transaction("mine", { name: "mine" })
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await interaction.reply("done");
    throw new Error("broken");
  }
}

@Instrumented({ name: "quiet" })
class Quiet extends Command {
  @Uninstrumented
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await interaction.reply("done");
    throw new Error("broken");
  }
}

class Data extends Command {
  @SpanData("option.count", (interaction: ChatInputCommandInteraction) => interaction.options.data.length)
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await interaction.reply("done");
  }
}

@Instrumented({ name: "partly", exclude: ["chatInputRun"] })
class Partly extends Command {
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await interaction.reply("done");
    this.note();
    throw new Error("broken");
  }

  note(): void {}
}

abstract class Base extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { interactionHandlerType: InteractionHandlerTypes.Button });
  }

  @Tag("kind", "answer")
  async run(interaction: ButtonInteraction) {
    await interaction.reply("done");
    throw new Error("broken");
  }
}

@Tag("side", "left")
class Left extends Base {
  override parse({ customId }: ButtonInteraction) {
    return customId === "left" ? this.some() : this.none();
  }
}

@Tag("side", "right")
class Right extends Base {
  override parse({ customId }: ButtonInteraction) {
    return customId === "right" ? this.some() : this.none();
  }
}

const pieces = {
  commands: { class: OnTheClass, method: OnTheMethod, root: Root, quiet: Quiet, partly: Partly, data: Data },
  "interaction-handlers": { left: Left, right: Right },
};

const tagsOf = (error: Record<string, any>): unknown => {
  const { "cog.name": cog, feature, word, kind, side } = error["tags"];
  return JSON.parse(JSON.stringify({ cog, feature, word, kind, side }));
};

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  it.each([
    [
      "what is said on a class stands for its methods, and its name for the piece's",
      "class",
      [
        ["command.class", "discord.command"],
        ["moderation.chatInputRun", "cog"],
        ["moderation.note", "cog"],
      ],
      [{ cog: "moderation", feature: "bans" }],
    ],
    [
      "a method that has a span gets no second one",
      "method",
      [
        ["The work", "work"],
        ["command.method", "discord.command"],
      ],
      [{ cog: "method", word: "method" }],
    ],
    [
      "nor does one that is an entry point",
      "root",
      [
        ["command.root", "discord.command"],
        ["mine", "mine"],
      ],
      [{ cog: "root" }],
    ],
    [
      "a method that its class leaves out has no span, but its errors are captured",
      "partly",
      [
        ["command.partly", "discord.command"],
        ["partly.note", "function"],
      ],
      [{ cog: "partly" }],
    ],
    ["a method that is uninstrumented is left alone", "quiet", [["command.quiet", "discord.command"]], []],
  ])("%s", async (_what, command, spans, tags) => {
    const results: unknown[] = [];
    const { sentry } = await stories.start({
      sentry: { traceLifecycle },
      pieces,
      listen: (client) => client.on("chatInputCommandSuccess", ({ result }) => void results.push(result)),
    });
    await stories.discord.answerTo(stories.discord.slash(ALICE, command, {}));
    await roots(sentry, 1);
    expect(sentry.spans.map(({ name, op }) => [name, op]).sort()).toEqual(spans);
    expect(sentry.errors.map(tagsOf)).toEqual(tags);
    expect(results).toEqual(command === "method" ? ["instead"] : []);
    if (command === "method") expect(sentry.errors[0]["contexts"]["work"]).toMatchObject({ method: "chatInputRun" });
  });

  it("data for the span of a method stands on the span that it gets by default", async () => {
    const { sentry } = await stories.start({ sentry: { traceLifecycle }, pieces });
    await stories.discord.answerTo(stories.discord.slash(ALICE, "data", {}));
    await roots(sentry, 1);
    expect(sentry.span("data.chatInputRun").attributes).toMatchObject({ "option.count": 0 });
  });

  it("a class without a name, as in a CommonJS file, leaves no gap in the method's", async () => {
    const anonymous = [
      class extends Command {
        override async chatInputRun(interaction: ChatInputCommandInteraction) {
          await interaction.reply("done");
        }
      },
    ];
    const { sentry } = await stories.start({ sentry: { traceLifecycle }, pieces: { commands: { nameless: anonymous[0] } } });
    await stories.discord.answerTo(stories.discord.slash(ALICE, "nameless", {}));
    await roots(sentry, 1);
    expect(sentry.span("nameless.chatInputRun").attributes).toMatchObject({ "code.function.name": "chatInputRun" });
  });

  it("one method that two pieces inherit is each one's own", async () => {
    const { sentry } = await stories.start({ sentry: { traceLifecycle }, pieces });
    await stories.discord.answerTo(stories.discord.button(ALICE, "left"));
    await stories.discord.answerTo(stories.discord.button(ALICE, "right"));
    await stories.discord.answerTo(stories.discord.button(ALICE, "left"));
    await roots(sentry, 3);
    const [left, right] = [
      { cog: "left", kind: "answer", side: "left" },
      { cog: "right", kind: "answer", side: "right" },
    ];
    expect(sentry.errors.map(tagsOf)).toEqual([left, right, left]);
    expect(
      sentry.spans
        .filter(({ isSegment }) => !isSegment)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["left.run", "left.run", "right.run"]);
  });
});
