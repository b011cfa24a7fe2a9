import * as Sentry from "@sentry/node";
import type { Story } from "../bot.js";

/** A promise, and what settles it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** What a command starts and does not wait for. */
export const leftovers: Record<string, Story> = {
  "a service that outlives its command": async ({ commands, moderation, cases }) => {
    const { opened, open } = gate();
    let left: Promise<unknown> | undefined;
    await commands.ban("alice", () => {
      left = moderation.check("bob", async () => {
        await opened;
        await cases.forUser("bob");
        Sentry.logger.info("late");
        Sentry.captureException(new Error("late"));
      });
    });
    open();
    await left;
  },

  "a timer that outlives its command": async ({ commands, moderation, cases }) => {
    const { opened, open } = gate();
    await commands.ban("alice", () =>
      moderation.check("bob", () => {
        setTimeout(() => void cases.labelled("late", () => Sentry.captureException(new Error("of the timer"))).then(open), 5);
      }),
    );
    await opened;
  },

  "a timer that outlives its command, and asks a service": async ({ commands, moderation, cases }) => {
    const { opened, open } = gate();
    await commands.ban("alice", () =>
      moderation.check("bob", () => {
        setTimeout(() => void moderation.check("late", () => cases.forUser("late", () => Sentry.logger.info("late"))).then(open), 5);
      }),
    );
    await opened;
  },

  "a timer that outlives its command, and calls another": async ({ commands, moderation, cases, afresh }) => {
    const { opened, open } = gate();
    await commands.ban("alice", () =>
      moderation.check("bob", () => {
        Sentry.setTag("late", "of alice");
        const call = (): Promise<unknown> => commands.ping(() => cases.forUser("late", () => void Sentry.captureMessage("of the timer")));
        setTimeout(() => void afresh(call).then(open), 5);
      }),
    );
    await opened;
  },
};
