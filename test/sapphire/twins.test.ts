import { Args, Command, Events, InteractionHandler, InteractionHandlerTypes, Listener, Piece } from "@sapphire/framework";
import { BaseInteraction, Message, type ButtonInteraction, type ChatInputCommandInteraction } from "discord.js";
import { ALICE } from "../support/discord-bot.js";
import { until } from "../support/discord-story.js";
import { NOT_ATTACHED, sapphireStories, type SapphireBotOptions } from "./sapphire-stories.js";

const stories = sapphireStories();

const ERROR = new Error("the one error");

class Ok extends Command {
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    await interaction.reply("ok");
    return 7;
  }

  override messageRun(message: Message, args: Args) {
    void message.reply("ok");
    return args.getOption("none") as never;
  }
}

class Bad extends Command {
  override chatInputRun(): never {
    throw ERROR;
  }

  override async messageRun() {
    throw ERROR;
  }

  override autocompleteRun(): never {
    throw ERROR;
  }

  override async contextMenuRun() {
    throw ERROR;
  }
}

class Press extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override async parse({ customId }: ButtonInteraction) {
    if (customId === "parse") throw ERROR;
    return customId === "none" ? this.none() : this.some(customId.length);
  }

  run(_interaction: unknown, length: number) {
    if (length !== 2) throw ERROR;
  }
}

class Failing extends Listener {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: "messageCreate" });
  }

  run({ content }: Message) {
    if (content === "fail") throw ERROR;
  }
}

const pieces = { commands: { ok: Ok, bad: Bad }, "interaction-handlers": { press: Press }, listeners: { failing: Failing } };

/** What of an event's arguments can be compared between two bots. */
function plain(value: unknown, depth = 0): unknown {
  if (value === ERROR) return "the one error";
  if (value instanceof Error) return [value.name, value.message];
  if (value instanceof Piece) return [value.constructor.name, value.name];
  if (value instanceof BaseInteraction || value instanceof Message) return value.constructor.name;
  if (value instanceof RegExp || typeof value !== "object" || value === null || depth > 3) return String(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === "duration" ? typeof one : /[iI]d$/.test(key) ? "id" : key === "args" ? "args" : plain(one, depth + 1),
    ]),
  );
}

const SAPPHIRES = Object.values(Events)
  .map(String)
  .filter((event) => /command|interactionHandler|autocomplete|listenerError|prefix|preMessage/i.test(event) && !/registr/i.test(event));

/** Does everything there is to do to a bot, one after another, and gives what sapphire said of it. */
async function lifeOf(options: SapphireBotOptions): Promise<unknown[][]> {
  const said: unknown[][] = [];
  await stories.start({
    client: { defaultPrefix: "!" },
    pieces,
    listen(client) {
      for (const event of SAPPHIRES)
        client.on(event as never, (...args: unknown[]) => void said.push([event, ...args.map((one) => plain(one))]));
    },
    ...options,
  });
  const { discord } = stories;
  /** Each with the last that sapphire says of it. */
  const acts: readonly (readonly [() => string, string])[] = [
    [() => discord.slash(ALICE, "ok", {}), "chatInputCommandFinish"],
    [() => discord.slash(ALICE, "bad", {}), "chatInputCommandFinish"],
    [() => discord.slash(ALICE, "unheard-of", {}), "unknownChatInputCommand"],
    [() => discord.autocomplete(ALICE, "bad", "x", "y"), "commandAutocompleteInteractionError"],
    [() => discord.userMenu(ALICE, "bad", ALICE), "contextMenuCommandFinish"],
    [() => discord.button(ALICE, "ab"), "interactionHandlerParseSome"],
    [() => discord.button(ALICE, "abc"), "interactionHandlerError"],
    [() => discord.button(ALICE, "parse"), "interactionHandlerParseError"],
    [() => discord.button(ALICE, "none"), "interactionHandlerParseNone"],
    [() => discord.message(ALICE, "!ok"), "messageCommandFinish"],
    [() => discord.message(ALICE, "!bad"), "messageCommandFinish"],
    [() => discord.message(ALICE, "!unheard-of"), "unknownMessageCommand"],
    [() => discord.message(ALICE, "fail"), "nonPrefixedMessage"],
  ];
  for (const [act, last] of acts) {
    const count = (): number => said.filter(([event]) => event === last).length;
    const before = count();
    act();
    await until(last, () => count() > before);
  }
  await stories.stop();
  return said;
}

it("sapphire says the same of everything, with the same payloads, be a bot attached or not, with Sentry or without", async () => {
  const bare = await lifeOf({ attach: () => NOT_ATTACHED, sentry: false });
  const names = bare.map(([event]) => event);
  expect(names).toEqual(
    expect.arrayContaining([
      "chatInputCommandSuccess",
      "chatInputCommandError",
      "chatInputCommandFinish",
      "unknownChatInputCommand",
      "commandAutocompleteInteractionError",
      "contextMenuCommandError",
      "interactionHandlerError",
      "interactionHandlerParseError",
      "interactionHandlerParseNone",
      "messageCommandSuccess",
      "messageCommandError",
      "unknownMessageCommand",
      "nonPrefixedMessage",
      "listenerError",
    ]),
  );
  expect(await lifeOf({ sentry: false })).toEqual(bare);
  expect(await lifeOf({})).toEqual(bare);
  expect(await lifeOf({ sentry: { tracesSampleRate: 0 } })).toEqual(bare);
});
