import { AllFlowsPrecondition, Command, InteractionHandler, InteractionHandlerTypes, Listener, UserError } from "@sapphire/framework";
import * as Sentry from "@sentry/node";
import type { ButtonInteraction, ChatInputCommandInteraction, Message } from "discord.js";
import { eventIdOf, setTag, Transaction } from "../../src/index.js";
import { collectDiagnostics } from "../support/diagnostics.js";
import { ALICE } from "../support/discord-bot.js";
import { metricsOf, roots, until } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { sent } from "../support/recording.js";
import { sapphireStories } from "./sapphire-stories.js";

const stories = sapphireStories();

class Ban extends Command {
  override async chatInputRun(interaction: ChatInputCommandInteraction) {
    setTag("case", "of-alice");
    await interaction.reply("now");
    throw new Error("chat input");
  }

  override async contextMenuRun() {
    throw new Error("context menu");
  }

  override async autocompleteRun() {
    throw new Error("autocomplete");
  }

  override messageRun(): never {
    throw new Error("message");
  }
}

class Press extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    if (customId === "parse") throw new Error("parse");
    return this.some();
  }

  async run() {
    throw new Error("run");
  }
}

class Ready extends AllFlowsPrecondition {
  override chatInputRun() {
    return this.check("chat input");
  }
  override messageRun(): never {
    throw new Error("precondition of message");
  }
  override contextMenuRun() {
    return this.ok();
  }

  private async check(what: string) {
    if (what === "chat input") throw new Error("precondition");
    return this.ok();
  }
}

class Guarded extends Command {
  constructor(context: Command.LoaderContext) {
    super(context, { preconditions: ["ready" as never] });
  }

  override async chatInputRun() {}
  override async messageRun() {}
}

class Denied extends Command {
  constructor(context: Command.LoaderContext) {
    super(context, { preconditions: ["Never" as never] });
  }

  override async chatInputRun() {}
}

class Never extends AllFlowsPrecondition {
  override chatInputRun() {
    return this.error({ message: "never" });
  }
  override messageRun() {
    return this.ok();
  }
  override contextMenuRun() {
    return this.ok();
  }
}

class Mistaken extends Command {
  override async chatInputRun() {
    throw new UserError({ identifier: "TooMany", message: "one at a time" });
  }
}

/** Everything that sapphire says of errors, as the bot hears it; each is reported once more by hand. */
function reporting(heard: unknown[][], events: readonly string[]) {
  return Object.fromEntries(
    events.map((event) => [
      event,
      class extends Listener {
        constructor(context: Listener.LoaderContext) {
          super(context, { event });
        }
        run(...args: unknown[]) {
          heard.push([event, ...args]);
          Sentry.captureException(args[0]);
        }
      },
    ]),
  );
}

const EVENTS = [
  "chatInputCommandError",
  "contextMenuCommandError",
  "commandAutocompleteInteractionError",
  "messageCommandError",
  "interactionHandlerError",
  "interactionHandlerParseError",
  "listenerError",
];

const pieces = {
  commands: { ban: Ban, guarded: Guarded, denied: Denied, mistaken: Mistaken },
  "interaction-handlers": { press: Press },
  preconditions: { ready: Ready, Never },
};

const CASES = [
  ["a slash command", "chat input", "chatInputCommandError", "command.ban", "ban", () => stories.discord.slash(ALICE, "ban", {})],
  [
    "a message menu",
    "context menu",
    "contextMenuCommandError",
    "command.ban",
    "ban",
    () => stories.discord.messageMenu(ALICE, "ban", { id: "900000000000000001", author: ALICE, content: "x" } as never),
  ],
  [
    "autocomplete",
    "autocomplete",
    "commandAutocompleteInteractionError",
    "autocomplete.ban",
    "ban",
    () => stories.discord.autocomplete(ALICE, "ban", "user", "a"),
  ],
  ["a message command", "message", "messageCommandError", "command.ban", "ban", () => stories.discord.message(ALICE, "!ban")],
  ["a button's run", "run", "interactionHandlerError", "component.press", "press", () => stories.discord.button(ALICE, "press")],
  ["a button's parse", "parse", "interactionHandlerParseError", "component.parse", "press", () => stories.discord.button(ALICE, "parse")],
  ["a precondition", "precondition", "listenerError", "command.guarded", "ready", () => stories.discord.slash(ALICE, "guarded", {})],
  [
    "a precondition of a message command",
    "precondition of message",
    "listenerError",
    "command.guarded",
    "ready",
    () => stories.discord.message(ALICE, "!guarded"),
  ],
] as const;

describe.each(LIFECYCLES)("In the %s lifecycle", (traceLifecycle) => {
  it.each(CASES)(
    "an error of %s is one event with the command's tags, though the bot reports it once more",
    async (what, message, event, rootName, cog, act) => {
      const heard: unknown[][] = [];
      const { sentry } = await stories.start({
        sentry: { traceLifecycle },
        client: { defaultPrefix: "!" },
        pieces: { ...pieces, listeners: reporting(heard, EVENTS) },
      });
      act();
      const [root] = await roots(sentry, 1);
      await sent();

      expect(root).toMatchObject({ name: rootName, status: "error" });
      expect(heard.map(([name, error]) => [name, (error as Error).message])).toEqual([[event, message]]);
      expect(sentry.errors.map(({ exception }) => exception.values[0].value)).toEqual([message]);
      expect(sentry.errors[0]).toMatchObject({
        event_id: eventIdOf(heard[0][1]),
        tags: {
          "cog.name": cog,
          "command.name": rootName.split(".")[1],
          "error.type": expect.any(String),
          "event.name": what.includes("message command") ? "messageCreate" : "interactionCreate",
          guild_id: "200000000000000001",
        },
        user: { id: ALICE.id },
        contexts: { command_error: { error_message: message }, trace: { trace_id: root.traceId } },
      });
      expect(root.attributes).toMatchObject({ "command.success": false, "command.error_type": "Error" });
      expect(metricsOf(sentry).filter(({ name }) => name === "bot.command.failures")).toHaveLength(1);
    },
  );
});

it("a tag that is set in a run reaches its error", async () => {
  const { sentry } = await stories.start({ pieces });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ban", {}));
  await roots(sentry, 1);
  expect(sentry.errors[0]["tags"]).toMatchObject({ case: "of-alice", "cog.name": "ban" });
});

it.each([
  ["a user's mistake that a run throws", "mistaken", "chatInputCommandError"],
  ["a precondition that says no", "denied", "chatInputCommandDenied"],
])("%s is no event and no failure", async (_what, command, event) => {
  const heard: unknown[] = [];
  const { sentry, client } = await stories.start({ pieces, listen: (one) => one.on(event, (error) => void heard.push(error)) });
  stories.discord.slash(ALICE, command, {});
  const [root] = await roots(sentry, 1);
  expect(heard).toHaveLength(1);
  expect(client.listenerCount(event)).toBeGreaterThan(0);
  expect(sentry.errors).toEqual([]);
  expect(root).toMatchObject({ status: "ok", attributes: { "command.success": true } });
});

it("a prefix that cannot be found out is an event of its message, though no command has begun", async () => {
  const { sentry } = await stories.start({
    client: { fetchPrefix: () => Promise.reject(new Error("the database is down")) },
    pieces,
  });
  stories.discord.message(ALICE, "!ban");
  await until("the error", async () => (await sent(), sentry.errors.length > 0));
  expect(sentry.errors.map(({ exception, tags }) => [exception.values[0].value, tags["event.name"]])).toEqual([
    ["the database is down", "messageCreate"],
  ]);
  expect(sentry.spans).toEqual([]);
});

describe("A listener of the bot", () => {
  class Welcome extends Listener {
    constructor(context: Listener.LoaderContext) {
      super(context, { event: "messageCreate" });
    }
    async run(message: Message) {
      Sentry.setTag("of", message.content);
      await Promise.resolve();
      throw new Error(`for ${message.content}`);
    }
  }

  it("that fails is an event of its own, with its tags; there is no span, and no hint about one", async () => {
    const said = collectDiagnostics();
    const heard: unknown[][] = [];
    const { sentry } = await stories.start({ pieces: { listeners: { welcome: Welcome, ...reporting(heard, ["listenerError"]) } } });
    stories.discord.message(ALICE, "one");
    stories.discord.message(ALICE, "two");
    await until("both errors", async () => (await sent(), sentry.errors.length > 1));
    await sent();

    expect(
      sentry.errors.map(({ exception, tags }) => [exception.values[0].value, tags["cog.name"], tags["of"], tags["event.name"]]),
    ).toEqual([
      ["for one", "welcome", "one", "messageCreate"],
      ["for two", "welcome", "two", "messageCreate"],
    ]);
    expect(heard.map(([, error]) => (error as Error).message)).toEqual(["for one", "for two"]);
    expect(sentry.spans).toEqual([]);
    expect(said).toEqual([]);
  });

  class Arrival extends Listener {
    constructor(context: Listener.LoaderContext) {
      super(context, { event: "messageCreate" });
    }

    @Transaction("discord.event")
    async run() {
      setTag("kind", "arrival");
      throw new Error("nobody there");
    }
  }

  it("that its author makes an entry point is a root of its own", async () => {
    const { sentry } = await stories.start({ pieces: { listeners: { arrival: Arrival } } });
    stories.discord.message(ALICE, "hello");
    const [root] = await roots(sentry, 1);
    expect([root.name, root.op, root.isSegment]).toEqual(["Arrival.run", "discord.event", true]);
    expect(sentry.errors.map(({ tags, contexts }) => [tags["cog.name"], tags["kind"], contexts.trace.trace_id])).toEqual([
      ["arrival", "arrival", root.traceId],
    ]);
  });

  class Audit extends Listener {
    constructor(context: Listener.LoaderContext) {
      super(context, { event: "chatInputCommandSuccess" });
    }
    async run() {
      await new Promise((resolve) => setTimeout(resolve, 10));
      throw new Error("no audit");
    }
  }

  class Ping extends Command {
    override async chatInputRun(interaction: ChatInputCommandInteraction) {
      await interaction.reply("pong");
    }
  }

  it("for an event that sapphire emits in a command is a span of that command, and its error the command's", async () => {
    const { sentry } = await stories.start({ pieces: { commands: { ping: Ping }, listeners: { audit: Audit } } });
    stories.discord.slash(ALICE, "ping", {});
    const [root] = await roots(sentry, 1);
    expect(sentry.spans.map(({ name, parentSpanId }) => [name, parentSpanId]).sort()).toEqual([
      ["audit.run", root.spanId],
      ["command.ping", undefined],
      ["ping.chatInputRun", root.spanId],
    ]);
    expect(sentry.errors.map(({ tags, contexts }) => [tags["cog.name"], tags["command.name"], contexts.trace.trace_id])).toEqual([
      ["audit", "ping", root.traceId],
    ]);
  });
});
