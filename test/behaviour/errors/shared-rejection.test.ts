import * as Sentry from "@sentry/node";
import { CaptureErrors, eventIdOf, Span, Tag, Transaction, User } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Cog {
  @Transaction("command.run")
  @User((user: string) => ({ id: user }))
  @CaptureErrors
  async captured(_user: string, shared: Promise<unknown>): Promise<void> {
    await this.load(_user, shared);
  }

  @Transaction("command.run")
  @User((user: string) => ({ id: user }))
  async left(_user: string, shared: Promise<unknown>): Promise<void> {
    await this.load(_user, shared);
  }

  @Transaction("command.run")
  @User((user: string) => ({ id: user }))
  async capturedThrice(_user: string, error: Error): Promise<string[]> {
    const ids = [Sentry.captureException(error), Sentry.captureException(error), Sentry.captureException(error)];
    return [...ids.slice(0, 1), eventIdOf(error) ?? "none"];
  }

  @Span("work")
  @Tag("loads.for", (user: string) => user)
  async load(_user: string, shared: Promise<unknown>): Promise<void> {
    await shared;
  }
}

class Layers {
  @Transaction("command.run")
  @CaptureErrors
  async outer(error: unknown): Promise<void> {
    try {
      await this.inner(error);
    } catch (again) {
      Sentry.captureException(again);
      throw again;
    }
  }

  @CaptureErrors
  async inner(error: unknown): Promise<void> {
    Sentry.captureException(error);
    throw error;
  }
}

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(() => Sentry.close(1000));

const USERS = ["alice", "bob", "carol"];

function expectOneEach(): void {
  const told = sentry.errors.map((event) => [event["user"].id, event["tags"]["loads.for"]]).sort();
  expect(told).toEqual(USERS.map((user) => [user, user]));
  expect(new Set(sentry.errors.map((event) => event["event_id"])).size).toBe(3);
  expect(new Set(sentry.errors.map((event) => event["contexts"].trace.trace_id)).size).toBe(3);
  for (const event of sentry.errors) {
    const load = sentry.spans.find((span) => span.spanId === event["contexts"].trace.span_id);
    expect(load).toMatchObject({ name: "Cog.load", traceId: event["contexts"].trace.trace_id });
  }
}

describe.each([
  ["an error", () => new Error("shared")],
  ["a frozen error", () => Object.freeze(new Error("shared"))],
])("%s that several users' commands share is an event for each, with its own user, tags and span", (_, make) => {
  test("captured by @CaptureErrors", async () => {
    const shared = Promise.reject(make());
    await Promise.all(USERS.map((user) => caught(() => new Cog().captured(user, shared))));
    await sent();
    expectOneEach();
  });

  test("captured outside by a dispatcher, each as it comes", async () => {
    const shared = Promise.reject(make());
    const dispatch = async (user: string): Promise<void> => {
      const left = await caught(() => new Cog().left(user, shared));
      Sentry.captureException(left?.error);
    };
    await Promise.all(USERS.map(dispatch));
    await sent();
    expectOneEach();
  });

  test("captured outside by a dispatcher, one after the other", async () => {
    const shared = Promise.reject(make());
    for (const user of USERS) {
      const left = await caught(() => new Cog().left(user, shared));
      Sentry.captureException(left?.error);
    }
    await sent();
    expectOneEach();
  });

  test("captured outside by a dispatcher, after all have left", async () => {
    const shared = Promise.reject(make());
    const left = await Promise.all(USERS.map((user) => caught(() => new Cog().left(user, shared))));
    for (const one of left) Sentry.captureException(one?.error);
    await sent();
    expectOneEach();
  });
});

describe.each([
  ["an error", () => new Error("once")],
  ["a frozen error", () => Object.freeze(new Error("once"))],
])("%s is one event within one entry point", (_, make) => {
  test("captured by hand again and again", async () => {
    const [first, known] = await new Cog().capturedThrice("alice", make());
    await sent();
    expect(sentry.errors.map((event) => event["event_id"])).toEqual([first]);
    expect(known).toBe(first);
  });

  test("captured by hand and by two layers, and once more outside", async () => {
    const left = await caught(() => new Layers().outer(make()));
    Sentry.captureException(left?.error);
    await sent();
    expect(sentry.errors).toHaveLength(1);
  });

  test("and another one in another command of the same user", async () => {
    const error = make();
    await new Cog().capturedThrice("alice", error);
    await new Cog().captured("alice", Promise.reject(error)).catch(() => undefined);
    await sent();
    expect(sentry.errors).toHaveLength(2);
  });
});
