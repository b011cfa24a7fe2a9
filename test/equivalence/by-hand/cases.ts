import * as Sentry from "@sentry/node";
import type { Body, Cases } from "../bot.js";
import { codeOf, failed, openSpan, tag } from "./unasked.js";

class HandWrittenCases {
  async forUser(user: string, body: Body = () => undefined): Promise<string[]> {
    const query = async (span?: Sentry.Span): Promise<string[]> => {
      try {
        await body();
        const rows = [user, user];
        span?.setAttribute("db.response.returned_rows", rows.length);
        return rows;
      } catch (error) {
        failed(error, span);
        throw error;
      }
    };
    if (openSpan() === undefined) return query();
    const attributes = { "db.collection.name": "cases", "db.query.parameter.user": user, ...codeOf("AnnotatedCases.forUser") };
    return Sentry.startSpan({ name: "Fetch cases", op: "db.query", attributes }, query);
  }

  labelled(user: string, body: Body = () => undefined): Promise<unknown> {
    return Sentry.withScope(async (scope) => {
      tag(scope, "label", user);
      scope.setUser({ id: `labelled ${user}` });
      scope.setContext("label", { of: user, at: { depth: [1, 2] } });
      try {
        return await body();
      } catch (error) {
        failed(error);
        throw error;
      }
    });
  }

  measured(kind: string, body: Body = () => undefined): Promise<unknown> {
    return Sentry.withScope(async (scope) => {
      tag(scope, "measured", "yes");
      const begun = performance.now();
      const end = (outcome: Record<string, string | boolean>): void => {
        const attributes = { kind, ...outcome };
        Sentry.metrics.count("cases.count", 1, { attributes });
        Sentry.metrics.distribution("cases.duration", performance.now() - begun, { unit: "millisecond", attributes });
      };
      try {
        const given = await body();
        end({ success: true });
        return given;
      } catch (error) {
        failed(error);
        end({ success: false, error_type: (error as Error).name });
        throw error;
      }
    });
  }

  compact(body: Body = () => undefined): Promise<unknown> {
    const inSpan = (): Promise<unknown> =>
      Sentry.startSpan({ name: "AnnotatedCases.compact", op: "task", attributes: codeOf("AnnotatedCases.compact") }, async (span) => {
        try {
          return await body();
        } catch (error) {
          failed(error, span);
          throw error;
        }
      });
    return openSpan() === undefined ? Sentry.startNewTrace(inSpan) : inSpan();
  }
}

export const cases: Cases = new HandWrittenCases();
