import * as Sentry from "@sentry/node";
import type { Body, Commands } from "../bot.js";
import { capture, codeOf, failed, ofCommand, openSpan, tag } from "./unasked.js";

class HandWrittenCommands {
  ban(user: string, body: Body = () => undefined): Promise<unknown> {
    const inScope = (scope: Sentry.Scope): Promise<unknown> => {
      tag(scope, "guild_id", "g1");
      tag(scope, "member", user);
      scope.setUser({ id: user, username: `name of ${user}` });
      scope.setContext("command", { name: "ban", options: { target: user } });
      Sentry.addBreadcrumb({ message: `${user} bans`, category: "command", level: "info" });
      const policy = {
        tags: { "error.context": "moderation" },
        contexts: { moderation: { cog: "AnnotatedCommands", method: "ban", target: user } },
      };
      ofCommand(policy);
      const attributes = { "command.name": "ban", ...codeOf("AnnotatedCommands.ban") };
      return Sentry.startSpan({ name: "command.ban", op: "discord.command", attributes }, async (span) => {
        try {
          return await body();
        } catch (error) {
          failed(error, span);
          capture(error, policy);
          throw error;
        }
      });
    };
    return Sentry.withIsolationScope(() => Sentry.startNewTrace(() => Sentry.withScope(inScope)));
  }

  ping(body: Body = () => undefined): Promise<unknown> {
    return plainCommand("command.ping", "ping", body);
  }

  health(body: Body = () => undefined): Promise<unknown> {
    return plainCommand("ignored command", "health", body);
  }

  remote(user: string, body: Body = () => undefined): Promise<unknown> {
    return Sentry.withIsolationScope(() =>
      Sentry.withScope((scope) => {
        tag(scope, "member", user);
        return Sentry.startSpan({ name: "remote", op: "queue.process", attributes: codeOf("AnnotatedCommands.remote") }, async (span) => {
          // Not at the start: a sampler is asked before the readers are.
          span.setAttribute("queue.member", user);
          try {
            return await body();
          } catch (error) {
            failed(error, span);
            throw error;
          }
        });
      }),
    );
  }

  refresh(body: Body = () => undefined): Promise<unknown> {
    const slug = "refresh-bans";
    const attributes = { "monitor.slug": slug, ...codeOf("AnnotatedCommands.refresh") };
    const run = async (span: Sentry.Span): Promise<unknown> => {
      try {
        return await body();
      } catch (error) {
        failed(error, span);
        throw error;
      }
    };
    const config = { schedule: { type: "crontab", value: "0 * * * *" }, timezone: "Europe/Berlin" } as const;
    return Sentry.withIsolationScope(() =>
      Sentry.startNewTrace(() =>
        Sentry.withScope((scope) => {
          scope.setContext("monitor", { slug });
          return Sentry.startSpan({ name: slug, op: "task.run", attributes }, (span) => Sentry.withMonitor(slug, () => run(span), config));
        }),
      ),
    );
  }
}

function plainCommand(name: string, method: string, body: Body): Promise<unknown> {
  const inSpan = (): Promise<unknown> =>
    Sentry.startSpan({ name, op: "discord.command", attributes: codeOf(`AnnotatedCommands.${method}`) }, async (span) => {
      try {
        return await body();
      } catch (error) {
        failed(error, span);
        throw error;
      }
    });
  // Called by another command it is a part of that one.
  return openSpan() === undefined ? Sentry.withIsolationScope(() => Sentry.startNewTrace(inSpan)) : inSpan();
}

export const commands: Commands = new HandWrittenCommands();
