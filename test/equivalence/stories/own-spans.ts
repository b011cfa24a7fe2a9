import * as Sentry from "@sentry/node";
import type { Story } from "../bot.js";
import { caught } from "./failures.js";

const TRACE = "12345678901234567890123456789012";
const SPAN = "1234567890123456";

/** A trace that comes from another process, which has decided for or against it. */
const from = (decision: "0" | "1" | undefined, callback: () => Promise<unknown>): Promise<unknown> =>
  Sentry.continueTrace(
    { sentryTrace: [TRACE, SPAN, ...(decision === undefined ? [] : [decision])].join("-"), baggage: undefined },
    callback,
  );

/** Spans of the author's own, and the SDK's ways to keep spans away. */
export const ownSpans: Record<string, Story> = {
  "a span by hand within a method": ({ commands, moderation, cases }) =>
    commands.ban("alice", () => moderation.check("bob", () => Sentry.startSpan({ name: "own", op: "own" }, () => cases.forUser("bob")))),

  "a span by hand round a service": ({ moderation, cases }) =>
    Sentry.startNewTrace(() => Sentry.startSpan({ name: "own root" }, () => moderation.check("bob", () => cases.forUser("bob")))),

  "a span by hand that is ended by hand, with a method in it": ({ commands, cases }) =>
    commands.ban("alice", () =>
      Sentry.startSpanManual({ name: "own manual" }, async (span) => {
        await cases.forUser("bob");
        span.setAttribute("own", true).end();
      }),
    ),

  "an attribute that the author sets on the method's span": ({ commands, moderation }) =>
    commands.ban("alice", () =>
      moderation.check("bob", () => {
        Sentry.getActiveSpan()?.setAttribute("own", "yes").updateName("renamed");
      }),
    ),

  "a status that the author sets on a span that fails": ({ commands, moderation }) =>
    caught(
      commands.ban("alice", () =>
        moderation.check("bob", () => {
          Sentry.getActiveSpan()?.setStatus({ code: 2, message: "not_found" });
          throw new Error("not found");
        }),
      ),
    ),

  "a transaction of its own within a command": ({ commands, cases }) =>
    commands.ban("alice", () => Sentry.startSpan({ name: "forced", forceTransaction: true }, () => cases.forUser("bob"))),

  "a span that the SDK is told to ignore, with another in it": ({ commands, moderation }) =>
    commands.ban("alice", () => Sentry.startSpan({ name: "ignored by hand" }, () => moderation.check("bob", () => moderation.score(1)))),

  "a method that the SDK is told to ignore, with others in it": ({ commands, moderation, cases }) =>
    commands.ban("alice", () => moderation.noisy(() => moderation.check("bob", () => cases.forUser("bob")))),

  "a command that the SDK is told to ignore": ({ commands, moderation, cases }) =>
    commands.health(() => moderation.check("bob", () => cases.forUser("bob"))),

  "an error in what is ignored": ({ commands, moderation }) =>
    caught(commands.ban("alice", () => moderation.noisy(() => moderation.check("bob", () => Promise.reject(new Error("ignored")))))),

  "a service that is suppressed within a command": ({ commands, moderation, cases }) =>
    commands.ban("alice", () => Sentry.suppressTracing(() => moderation.check("bob", () => cases.forUser("bob")))),

  "a command that is suppressed": ({ commands, moderation, cases }) =>
    Sentry.suppressTracing(() => commands.ban("alice", () => moderation.check("bob", () => cases.forUser("bob")))),

  "an error in what is suppressed": ({ commands, moderation }) =>
    caught(
      commands.ban("alice", () => Sentry.suppressTracing(() => moderation.check("bob", () => Promise.reject(new Error("suppressed"))))),
    ),

  "a trace that is continued, sampled where it comes from": ({ commands, cases }) =>
    from("1", () => commands.remote("alice", () => cases.forUser("bob"))),

  "a trace that is continued, not sampled where it comes from": ({ commands, cases }) =>
    from("0", () => commands.remote("alice", () => cases.forUser("bob"))),

  "a trace that is continued, undecided": ({ commands, cases }) =>
    from(undefined, () => commands.remote("alice", () => cases.forUser("bob"))),

  "a command within a continued trace, which has a trace of its own": ({ commands }) => from("1", () => commands.ban("alice")),

  "a trace that is continued within a method": ({ commands, moderation }) =>
    commands.ban("alice", () => from("1", () => Sentry.startSpan({ name: "own continued" }, () => moderation.check("bob")))),

  "a method without an active span, within a command": ({ commands, moderation }) =>
    commands.ban("alice", () => Sentry.withActiveSpan(null, () => moderation.check("bob"))),

  "the trace that is handed on to another process": ({ commands, moderation }) =>
    commands.ban("alice", () =>
      moderation.check("bob", () => {
        const { baggage, "sentry-trace": trace } = Sentry.getTraceData();
        Sentry.logger.info("handed on", { trace, baggage: baggage?.replace(/(sample_rand=)[^,]*/, "$1…") });
      }),
    ),
};
