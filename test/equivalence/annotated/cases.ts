import { Context, Counted, Span, SpanData, Tag, Timed, User } from "../../../src/index.js";
import type { Body, Cases } from "../bot.js";

class AnnotatedCases {
  @Span("db.query", { name: "Fetch cases", result: (rows: string[]) => ({ "db.response.returned_rows": rows.length }) })
  @SpanData("db.collection.name", "cases")
  @SpanData("db.query.parameter.user", (user: string) => user)
  async forUser(user: string, body: Body = () => undefined): Promise<string[]> {
    await body();
    return [user, user];
  }

  @Tag("label", (user: string) => user)
  @User((user: string) => ({ id: `labelled ${user}` }))
  @Context("label", (user: string) => ({ of: user, at: { depth: [1, 2] } }))
  async labelled(_user: string, body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  @Counted("cases.count", { attributes: { kind: (kind: string) => kind } })
  @Timed("cases.duration", { attributes: { kind: (kind: string) => kind } })
  @Tag("measured", "yes")
  async measured(_kind: string, body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  @Span("task", { root: true })
  async compact(body: Body = () => undefined): Promise<unknown> {
    return await body();
  }
}

export const cases: Cases = new AnnotatedCases();
