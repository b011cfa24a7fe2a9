import * as Sentry from "@sentry/node";
import { setUser, startTransaction } from "../../src/index.js";
import { cogscopeIntegration } from "../../src/setup/index.js";
import { ALICE } from "../support/discord-bot.js";
import { discordStories, roots } from "../support/discord-story.js";
import { LIFECYCLES } from "../support/lifecycles.js";
import { record, sent } from "../support/recording.js";

const stories = discordStories();

const ALL_FIELDS = [
  "bot",
  "display_name",
  "guild_id",
  "guild_member_count",
  "guild_name",
  "guild_permissions",
  "id",
  "joined_at",
  "system",
  "top_role",
  "username",
];

test.each([
  ["full", ALL_FIELDS],
  ["id", ["id"]],
] as const)("users: %j records of a member who uses a command: %j", async (users, fields) => {
  const { sentry } = await stories.start({
    sentry: { integrations: [cogscopeIntegration({ signals: false, users })] },
    listen: (client) =>
      client.on("interactionCreate", async (interaction) => {
        if (!interaction.isRepliable()) return;
        Sentry.logger.info("said in the command");
        Sentry.captureException(new Error("broken"));
        await interaction.reply("Done.");
      }),
  });
  await stories.discord.answerTo(stories.discord.slash(ALICE, "ban"));
  const [root] = await roots(sentry, 1);
  expect(Object.keys(sentry.errors[0]?.["user"] as object).sort()).toEqual(fields);
  const userAttributes = (attributes: object): string[] => Object.keys(attributes).filter((key) => key.startsWith("user."));
  const expected = users === "id" ? ["user.id"] : ["user.id", "user.name"];
  expect(userAttributes(root?.attributes as object).sort()).toEqual(expected);
  expect(userAttributes(sentry.logs.find(({ body }) => body === "said in the command")?.["attributes"] as object).sort()).toEqual(expected);
});

describe('users: "id"', () => {
  const user = { id: "1", username: "alice", email: "alice@example.com" };

  test("holds for setUser() and for users without an id, of whom nothing is recorded", async () => {
    const sentry = record({ integrations: [cogscopeIntegration({ signals: false, users: "id" })] });
    for (const given of [user, { username: "alice" }, "7"]) {
      startTransaction("task.run", "refresh", () => {
        setUser(given);
        Sentry.captureException(new Error("broken"));
      });
    }
    await sent();
    expect(sentry.errors.map((event) => event["user"])).toEqual([{ id: "1" }, undefined, { id: "7" }]);
    await Sentry.close(1000);
  });

  test.each(LIFECYCLES)("holds for Sentry's own setUser() too, in the %s lifecycle", async (traceLifecycle) => {
    const sentry = record({
      traceLifecycle,
      dataCollection: { frameContextLines: 0 }, // this very page
      integrations: [cogscopeIntegration({ signals: false, users: "id" })],
    });
    startTransaction("discord.command", "command.ban", () => {
      Sentry.setUser({ ...user, ip_address: "127.0.0.1" });
      Sentry.startSpan({ name: "inside" }, () => Sentry.logger.info("said"));
      Sentry.metrics.distribution("a.metric", 1);
      Sentry.captureException(new Error("broken"));
    });
    await sent();
    expect(sentry.errors[0]?.["user"]).toEqual({ id: "1" });
    expect([sentry.spans.length, sentry.logs.length, sentry.metrics.length]).toEqual([2, 1, 1]);
    expect(JSON.stringify(sentry.items)).not.toMatch(/alice|127\.0\.0\.1/);
    await Sentry.close(1000);
  });

  test("holds for its client, not for the next one", async () => {
    for (const [users, expected] of [
      ["id", { id: "1" }],
      [undefined, user],
    ] as const) {
      const sentry = record({ integrations: [cogscopeIntegration({ signals: false, ...(users && { users }) })] });
      startTransaction("task.run", "refresh", () => {
        setUser(user);
        Sentry.captureException(new Error("broken"));
      });
      await sent();
      expect(sentry.errors[0]?.["user"]).toEqual(expected);
      await Sentry.close(1000);
    }
  });
});
