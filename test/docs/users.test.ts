import * as discordjs from "discord.js";
import { once } from "node:events";
import { setUser, startTransaction } from "../../src/index.js";
import * as Sentry from "@sentry/node";
import { instrumentClient } from "../../src/discord/index.js";
import { errorReport } from "../../src/view/index.js";
import { fieldLines } from "../../src/view/text/compact.js";
import { LoopbackDiscord } from "../../examples/loopback-discord/loopback-discord.js";
import { ALICE, BOB } from "../support/discord-bot.js";
import { discordMember, discordUser } from "../support/discord-people.js";
import { until } from "../support/discord-story.js";
import { caught } from "../support/caught.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/users.md");

test("Each command, slash and prefix, is reported with its user", async () => {
  const discord = await LoopbackDiscord.start();
  process.env["DISCORD_TOKEN"] = discord.token;
  class Client extends discordjs.Client {
    constructor(options: discordjs.ClientOptions) {
      super({ ...options, ...discord.clientOptions });
    }
  }
  const { client } = page.run("users-automatic", { "discord.js": { ...discordjs, Client } });
  try {
    await once(client as discordjs.Client, "clientReady");
    await discord.answerTo(discord.slash(ALICE, "rank"));
    await discord.answerTo(discord.message(BOB, "!rank"));
    await until("both errors", async () => (await page.received()).errors.length === 2);
    const { errors } = await page.received();
    page.shows("users-automatic", fieldLines(errors[0]?.user ?? {}, 96).join("\n"));
    expect(errors[1]?.user).toMatchObject({ id: BOB.id, username: "bob", guild_name: "Loopback" });
  } finally {
    instrumentClient(client).detach();
    await client.destroy();
    await discord.close();
    delete process.env["DISCORD_TOKEN"];
  }
});

test("A word and a function say the user", async () => {
  const welcome = new (page.run("users-words")["Welcome"])();
  await caught(() => welcome.greet(discordMember()));
  await caught(() => welcome.vote(async () => discordUser()));
  const { errors } = await page.received();
  page.shows("users-words", errors.map((error) => errorReport(error)).join("\n\n"));
});

test("The id alone is recorded where that is asked for", async () => {
  page.run("users-id");
  startTransaction("discord.command", "command.rank", () => {
    setUser(discordMember());
    Sentry.captureException(new Error("broken"));
  });
  expect((await page.received()).errors[0]?.user).toEqual({ id: discordUser().id });
});

test("A task that a command has left behind has no user", async () => {
  const { remind } = page.run("users-background");
  const tasks: (() => void)[] = [];
  // Born in the command, as a timer is; run when it has ended.
  const done = new Promise<void>((resolve) => {
    remind({ id: "1" }, (task: () => void) => {
      tasks.push(task);
      setImmediate(() => {
        task();
        resolve();
      });
    });
  });
  await done;
  const { errors } = await page.received();
  expect(errors.map(({ user }) => user?.["id"])).toEqual([undefined]);
  expect(tasks).toHaveLength(1);
});
