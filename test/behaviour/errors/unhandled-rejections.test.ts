import { runFixture } from "../../support/fixture.js";
import type { SentSpan } from "../../support/recording.js";

interface Sent {
  readonly errors: Record<string, any>[];
  readonly spans: SentSpan[];
}

const USERS = Array.from({ length: 10 }, (_, index) => `user-${index}`);

const ending = (scenario: string): Promise<Sent> => runFixture<Sent>("unhandled-rejections.ts", { args: [scenario] });

test("ten equal errors of ten users that nobody handles arrive as ten events, without a fingerprint", async () => {
  const { errors } = await ending("plain");
  expect(errors.map((event) => event["user"].id).sort()).toEqual(USERS);
  for (const event of errors) expect(event).not.toHaveProperty("fingerprint");
}, 30_000);

test("the user's fingerprint arrives unchanged with each", async () => {
  const { errors } = await ending("fingerprinted");
  expect(errors.map((event) => event["user"].id).sort()).toEqual(USERS);
  for (const event of errors) expect(event["fingerprint"]).toEqual(["of", "the user"]);
}, 30_000);

test("an error that ends in unhandledRejection carries its innermost method's data", async () => {
  const { errors, spans } = await ending("uncaptured");
  expect(errors).toHaveLength(1);
  const load = spans.find(({ name }) => name === "load");
  expect(errors[0]).toMatchObject({
    user: { id: "alice" },
    tags: { of: "alice" },
    contexts: { loading: { user: "alice" }, trace: { trace_id: load?.traceId, span_id: load?.spanId } },
    breadcrumbs: [{ message: "crumb of alice" }],
    exception: { values: [{ mechanism: { handled: false } }] },
  });
}, 30_000);

test("an error that leaves nested layers and is then unhandled is one event, the layers' own", async () => {
  const { errors } = await ending("layered");
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({
    user: { id: "alice" },
    tags: { of: "alice", "error.context": "inner" },
    contexts: { inner: { cog: "Cog" }, outer: { cog: "Cog" } },
  });
}, 30_000);
