import * as Sentry from "@sentry/node";
import type { Body, Moderation } from "../bot.js";
import { capture, codeOf, failed, openSpan, tag } from "./unasked.js";

class HandWrittenModeration {
  check(user: string, body: Body = () => undefined): Promise<unknown> {
    return method("check", async () => await body(), { checked: user });
  }

  noisy(body: Body = () => undefined): Promise<unknown> {
    return method("noisy", async () => await body(), {}, "ignored method");
  }

  score(points: number, body: () => unknown = () => undefined): number {
    return method("score", () => {
      body();
      return points * 2;
    });
  }

  guarded(body: Body = () => undefined): Promise<unknown> {
    return method("guarded", async () => {
      try {
        return await body();
      } catch (error) {
        failed(error);
        capture(error, {
          tags: { "error.context": "service", severity: "low" },
          contexts: { service: { cog: "moderation", method: "guarded" } },
          level: "warning",
          fingerprint: ["guarded"],
        });
        throw error;
      }
    });
  }

  async limited(body: Body = () => undefined): Promise<unknown> {
    // An error that escapes a span fails it: one that is no fault must not.
    const outcome = await method("limited", async () => {
      try {
        return { value: await body() };
      } catch (error) {
        if (error instanceof RangeError) return { expected: error };
        failed(error);
        capture(error, { tags: {}, contexts: {} });
        throw error;
      }
    });
    if (outcome.expected !== undefined) throw outcome.expected;
    return outcome.value;
  }
}

/** A span, where one is open, in a scope with the cog's tags. */
function method<T>(name: string, body: () => T, tags: Record<string, string> = {}, span = `moderation.${name}`): T {
  return Sentry.withScope((scope) => {
    for (const [key, value] of Object.entries({ "cog.name": "moderation", feature: "bans", ...tags })) tag(scope, key, value);
    if (openSpan() === undefined) return body();
    const attributes = codeOf(`AnnotatedModeration.${name}`);
    return Sentry.startSpan({ name: span, op: "function", attributes }, (started) => {
      const onError = (error: unknown): never => {
        failed(error, started);
        throw error;
      };
      try {
        const given = body();
        return (given instanceof Promise ? given.catch(onError) : given) as T;
      } catch (error) {
        return onError(error);
      }
    });
  });
}

export const moderation: Moderation = new HandWrittenModeration();
