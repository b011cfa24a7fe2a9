import * as Sentry from "@sentry/node";
import type { Story } from "../bot.js";
import { Turns } from "./turns.js";

const fail = (error: unknown) => (): never => {
  throw error;
};

/** Commands that fail; what they throw is caught where the story ends. */
export const failures: Record<string, Story> = {
  "an error that escapes two spans and is captured by the command": ({ commands, moderation, cases }) =>
    caught(commands.ban("alice", () => moderation.check("bob", () => cases.forUser("bob", fail(new Error("escaped")))))),

  "an error that is captured by the service": ({ commands, moderation, cases }) =>
    caught(commands.ban("alice", () => moderation.guarded(() => cases.forUser("bob", fail(new Error("guarded")))))),

  "an error that the command itself throws": ({ commands }) => caught(commands.ban("alice", fail(new TypeError("of the command")))),

  "an error with a cause that comes from further in": ({ commands, moderation }) =>
    caught(
      commands.ban("alice", async () => {
        try {
          await moderation.check("bob", fail(new Error("the cause")));
        } catch (cause) {
          throw new Error("the consequence", { cause });
        }
      }),
    ),

  "an error that two users' commands share": async ({ commands, moderation }) => {
    const shared = new Error("shared");
    const turns = new Turns(2);
    const run = (user: string, at: number): Promise<unknown> =>
      caught(
        commands.ban(user, () =>
          moderation.check(user, async () => {
            await turns.take(at);
            throw shared;
          }),
        ),
      );
    await Promise.all([run("alice", 0), run("bob", 1)]);
  },

  "a thrown primitive": ({ commands }) => caught(commands.ban("alice", fail("a text"))),

  "an error of a method that is not asynchronous": ({ commands, moderation }) =>
    caught(commands.ban("alice", () => moderation.score(1, fail(new Error("at once"))))),

  "an error that is no fault": ({ commands, moderation }) =>
    commands.ban("alice", () => caught(moderation.limited(fail(new RangeError("expected"))))),

  "an error that the method's author captures": ({ commands, moderation, cases }) =>
    commands.ban("alice", () =>
      moderation.check("bob", () =>
        cases.labelled("bob", () => void Sentry.captureException(new Error("by the author"), { tags: { own: "yes" } })),
      ),
    ),

  "an error that nobody captures": ({ commands, moderation }) =>
    caught(commands.ping(() => moderation.check("bob", fail(new Error("lost"))))),

  "an error that leaves a command which captures nothing, and is captured outside": ({ commands, cases, captureOutside }) =>
    commands.ping(() => cases.labelled("bob", fail(new Error("outside")))).catch(captureOutside),

  "a message": ({ commands, moderation }) =>
    commands.ban("alice", () => moderation.check("bob", () => void Sentry.captureMessage("told", "warning"))),

  "a scheduled task that fails": ({ commands }) => caught(commands.refresh(fail(new Error("of the task")))),

  "an error without a command round it": ({ moderation, cases }) =>
    caught(moderation.guarded(() => cases.labelled("bob", fail(new Error("alone"))))),
};

export const caught = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);
