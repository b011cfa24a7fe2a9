import { GUILD_ID } from "../loopback-discord/world.js";
import { alice, bob, carol, dave, mallory } from "./cast.js";
import type { ExpectedError, Scene } from "./scene.js";

const MODERATION = { "cog.name": "moderation", feature: "moderation", guild_id: GUILD_ID };
const SEARCH: Omit<ExpectedError, "user" | "message"> = {
  tags: { ...MODERATION, "command.name": "search", "error.type": "database" },
  // The repository's block and the cog's: the error left through both.
  contexts: { database: { table: "cases" }, moderation: { action: "search" }, interaction: { guild_name: "Loopback" } },
};

/** What goes wrong, and how it has to be reported. */
export const troubles: readonly Scene[] = [
  {
    title: "Alice's search is no regular expression: the SQL fails, through repository and cog",
    traces: { "command.search": 1 },
    errors: [{ ...SEARCH, message: "invalid regular expression: brackets [] not balanced", user: alice }],
    play: async (stage) => stage.slash(alice, "search", { pattern: "[spam" }),
  },
  {
    title: "Bob, Carol and Dave make the same mistake in the same moment: three events, not one",
    traces: { "command.search": 3 },
    errors: [bob, carol, dave].map((user) => ({
      ...SEARCH,
      message: "invalid regular expression: parentheses () not balanced",
      user,
    })),
    play: async (stage) => Promise.all([bob, carol, dave].map(async (user) => stage.slash(user, "search", { pattern: "(spam" }))),
  },
  {
    title: "Discord refuses a ban (50013)",
    traces: { "command.ban": 1 },
    errors: [
      {
        message: "Missing Permissions",
        user: alice,
        tags: {
          ...MODERATION,
          "command.name": "ban",
          "error.type": "api",
          "api.endpoint": "/guilds/:id/bans/:user",
        },
        contexts: { api_error: { method: "PUT" }, moderation: { action: "ban", target: dave.id } },
        breadcrumbs: ["Ban requested"],
      },
    ],
    async play(stage) {
      const body = { code: 50013, message: "Missing Permissions" };
      stage.discord.fail({ method: "PUT", path: /\/bans\//, status: 403, body });
      await stage.slash(alice, "ban", { user: dave });
    },
  },
  {
    title: "Alice bans and warns herself: her mistakes, no events",
    traces: { "command.ban": 1, "command.warn": 1 },
    async play(stage) {
      await stage.slash(alice, "ban", { user: alice });
      await stage.slash(alice, "warn", { user: alice });
    },
  },
  {
    title: "Alice gives more experience than a column holds: no cog captures it, the dispatcher does",
    traces: { "command.xp give": 1 },
    errors: [
      {
        message: 'value "3000000000" is out of range for type integer',
        user: alice,
        tags: { "cog.name": "levels", "command.name": "xp give", guild_id: GUILD_ID },
        contexts: { interaction: { guild_name: "Loopback" } },
      },
    ],
    play: async (stage) => stage.slash(alice, "xp give", { user: bob, amount: 3_000_000_000 }),
  },
  {
    title: "Mallory uses a command that the bot no longer has",
    traces: { "command.retired": 1 },
    errors: [
      {
        message: "No cog handles 'retired'.",
        user: mallory,
        tags: { "command.name": "retired", guild_id: GUILD_ID },
        contexts: { interaction: { guild_name: "Loopback" } },
      },
    ],
    play: async (stage) => stage.slash(mallory, "retired"),
  },
];
