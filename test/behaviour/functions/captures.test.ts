import * as Sentry from "@sentry/node";
import {
  captureApiError,
  captureBotError,
  captureCogError,
  captureDatabaseError,
  addBreadcrumb,
  captureExceptionSafe,
  configure,
  isEnabled,
  Tag,
  Transaction,
} from "../../../src/index.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Bot {
  @Transaction({ name: "command" })
  @Tag("feature", "moderation")
  async command(body: () => unknown): Promise<void> {
    await body();
  }
}

const FAMILIES = [
  [
    "captureDatabaseError",
    (error: unknown) => captureDatabaseError(error, { query: "SELECT 1", table: "cases", operation: "select" }),
    { "error.type": "database" },
    "database",
    { query: "SELECT 1", table: "cases", operation: "select" },
  ],
  [
    "captureApiError",
    (error: unknown) => captureApiError(error, { endpoint: "/guilds", statusCode: 403, response: { code: 50013 } }),
    { "error.type": "api", "api.endpoint": "/guilds", "api.status_code": 403 },
    "api_error",
    { endpoint: "/guilds", status_code: 403, response: { code: 50013 } },
  ],
  [
    "captureCogError",
    (error: unknown) => captureCogError(error, { cog: "moderation", command: "ban", event: "interactionCreate" }),
    { "error.type": "cog", "cog.name": "moderation", "command.name": "ban", "event.name": "interactionCreate" },
    "cog_error",
    { cog: "moderation", command: "ban", event: "interactionCreate" },
  ],
  [
    "captureBotError",
    (error: unknown) => captureBotError(error, { severity: "low", code: "E_LIMIT", userFacing: true }),
    { "error.type": "bot", "error.severity": "low" },
    "bot_error",
    { severity: "low", code: "E_LIMIT", user_facing: true },
  ],
  [
    "captureExceptionSafe",
    (error: unknown) => captureExceptionSafe(error, { context: "user", data: { op: "update" }, tags: { area: "users" } }),
    { "error.captured_safely": true, area: "users" },
    "user",
    { op: "update" },
  ],
] as const;

describe("the functions that capture", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(() => Sentry.close(1000));

  test.each(FAMILIES)("%s sends one event with its tags and its block, and gives its id", async (_name, capture, tags, block, data) => {
    let id: string | undefined;
    const error = new Error("failed");
    await new Bot().command(() => {
      id = capture(error);
      expect(capture(error)).toBe(id);
    });
    await sent();
    expect(sentry.errors).toHaveLength(1);
    const [event] = sentry.errors;
    expect(event?.["event_id"]).toBe(id);
    expect(event?.["tags"]).toEqual({ feature: "moderation", ...tags });
    expect(event?.["contexts"][block]).toEqual(data);
    expect(event?.["contexts"].trace.trace_id).toBe(sentry.span("command").traceId);
  });

  test("leave out what was not given", async () => {
    captureApiError(new Error("bare"));
    captureExceptionSafe(new Error("also bare"));
    await sent();
    const told = Object.fromEntries(
      sentry.errors.map(({ exception, tags, contexts }) => [exception.values[0].value, [tags, contexts.api_error, contexts.extra]]),
    );
    expect(told).toMatchObject({
      bare: [{ "error.type": "api" }, undefined, undefined],
      "also bare": [{ "error.captured_safely": true }, undefined, undefined],
    });
    expect(Object.keys(told["bare"]?.[0])).toEqual(["error.type"]);
  });

  test("captureExceptionSafe takes level, fingerprint and data under 'extra' by default", async () => {
    captureExceptionSafe(new Error("one"), { level: "warning", fingerprint: ["mine"], data: { a: 1 } });
    await sent();
    expect(sentry.errors.map(({ level, fingerprint, contexts }) => [level, fingerprint, contexts.extra])).toEqual([
      ["warning", ["mine"], { a: 1 }],
    ]);
  });

  test("give nothing and send nothing without a client", async () => {
    await Sentry.close(1000);
    for (const [, capture] of FAMILIES) expect(capture(new Error("nobody"))).toBeUndefined();
    expect(sentry.items.filter(({ type }) => type === "event")).toEqual([]);
  });

  test("isEnabled says whether something would be sent now", async () => {
    expect(isEnabled()).toBe(true);
    await Sentry.close(1000);
    expect(isEnabled()).toBe(false);
    for (const options of [{ dsn: "" }, { enabled: false }]) {
      record(options);
      expect(isEnabled()).toBe(false);
      await Sentry.close(1000);
    }
  });
});

describe("Details that cannot be read", () => {
  const hostile = {
    get tags(): never {
      throw new Error("no tags");
    },
    get query(): never {
      throw new Error("no query");
    },
  };
  const capture = [captureExceptionSafe, captureDatabaseError, captureApiError, captureCogError, captureBotError];

  test.each([
    ["null", null],
    ["an object whose getters throw", hostile],
  ])("%s: the error goes without them, and nothing is thrown", async (_what, details) => {
    configure({ onDiagnostic: () => undefined });
    const sentry = record();
    const ids = capture.map((one) => one(new Error(one.name), details as never));
    addBreadcrumb("a step", details as never);
    await sent();
    configure({});
    expect(ids.every((id) => typeof id === "string")).toBe(true);
    expect(sentry.errors).toHaveLength(capture.length);
    await Sentry.close(1000);
  });
});
