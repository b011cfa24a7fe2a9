import * as Sentry from "@sentry/node";
import type { Story } from "../bot.js";
import { caught } from "./failures.js";

/** What a bot's author sends and sets beside spans and errors, with the SDK's own calls in the bot's methods. */
export const signals: Record<string, Story> = {
  "logs, in and out of a command": async ({ commands, moderation, cases }) => {
    Sentry.logger.info("before");
    await commands.ban("alice", () => {
      Sentry.logger.info("in the command", { number: 1 });
      return moderation.check("bob", () => {
        Sentry.logger.warn(Sentry.logger.fmt`in the service of ${"bob"}`);
        return cases.labelled("bob", () => Sentry.logger.error("labelled"));
      });
    });
  },

  "metrics in a command": ({ commands, moderation }) =>
    commands.ban("alice", () =>
      moderation.check("bob", () => {
        Sentry.metrics.count("bans", 2, { attributes: { kind: "ban" } });
        Sentry.metrics.gauge("members", 5);
        Sentry.metrics.distribution("waited", 5, { unit: "second" });
      }),
    ),

  "calls that are counted and timed": ({ commands, cases }) =>
    commands.ban("alice", async () => {
      await cases.measured("good");
      await caught(cases.measured("bad", () => Promise.reject(new RangeError("measured"))));
    }),

  "breadcrumbs of a command, up to its error": ({ commands, moderation }) =>
    caught(
      commands.ban("alice", async () => {
        Sentry.addBreadcrumb({ message: "first", category: "own" });
        await moderation.check("bob", () => Sentry.addBreadcrumb({ message: "second", data: { at: 2 } }));
        await moderation.check("bob", () => Promise.reject(new Error("after breadcrumbs")));
      }),
    ),

  "tags, user and context that the author sets in the middle": ({ commands, moderation, cases }) =>
    caught(
      commands.ban("alice", () =>
        moderation.check("bob", async () => {
          Sentry.setTag("late", "isolation");
          Sentry.getCurrentScope().setTag("late.here", "scope").setAttribute("late.attribute", 1).setExtra("extra", { a: 1 });
          Sentry.setUser({ id: "somebody else" });
          Sentry.setContext("late", { a: { b: 1 } });
          await cases.forUser("bob");
          throw new Error("with late data");
        }),
      ),
    ),

  "a scope of the author's between two methods": ({ commands, moderation, cases }) =>
    commands.ban("alice", () =>
      Sentry.withScope((scope) => {
        scope.setTag("between", "yes").setLevel("fatal").setTransactionName("renamed");
        return moderation.check("bob", () => cases.labelled("bob", () => void Sentry.captureException(new Error("between"))));
      }),
    ),

  "tags without a span, without a command round them": ({ cases }) =>
    cases.labelled("bob", () => {
      Sentry.logger.info("alone");
      Sentry.captureException(new Error("labelled alone"));
    }),

  "what was said in a command, after it": async ({ commands, moderation }) => {
    await commands.ban("alice", () => moderation.check("bob", () => Sentry.setTag("late", "yes")));
    Sentry.captureMessage("after the command");
    Sentry.logger.info("after the command");
  },
};
