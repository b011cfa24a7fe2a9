import type { Story } from "../bot.js";
import { Turns } from "./turns.js";

/** Commands that come to a good end. */
export const commands: Record<string, Story> = {
  "a command": ({ commands }) => commands.ban("alice"),

  "a command that asks a service, which asks a repository": ({ commands, moderation, cases }) =>
    commands.ban("alice", () => moderation.check("bob", () => cases.forUser("bob"))),

  "a service that asks twice, one after the other, and counts": ({ commands, moderation, cases }) =>
    commands.ban("alice", async () => {
      await moderation.check("bob", () => cases.forUser("bob"));
      await moderation.check("carol", () => cases.forUser("carol", () => moderation.score(2)));
    }),

  "two queries at once within one command": ({ commands, cases }) =>
    commands.ban("alice", () => {
      const turns = new Turns(2);
      return Promise.all([cases.forUser("bob", () => turns.take(0)), cases.forUser("carol", () => turns.take(1))]);
    }),

  "the commands of three users, interleaved": async ({ commands, moderation, cases }) => {
    const turns = new Turns(3);
    const users = ["alice", "bob", "carol"];
    const run = (user: string, at: number): Promise<unknown> =>
      commands.ban(user, async () => {
        await turns.take(at);
        await moderation.check(`target of ${user}`, async () => {
          await turns.take(at);
          await cases.forUser(user, () => turns.take(at));
          await turns.take(at);
        });
        await turns.take(at);
      });
    await Promise.all(users.map(run));
  },

  "a command that calls another, which is a part of it": ({ commands, moderation }) =>
    commands.ban("alice", () => commands.ping(() => moderation.score(1))),

  "a command that says nothing of itself": ({ commands, moderation }) => commands.ping(() => moderation.score(1)),

  "a service without a command round it": ({ moderation, cases }) => moderation.check("bob", () => cases.forUser("bob")),

  "a span that may be a root": ({ cases }) => cases.compact(() => cases.forUser("bob")),

  "a scheduled task": ({ commands, cases }) => commands.refresh(() => cases.forUser("bob")),
};
