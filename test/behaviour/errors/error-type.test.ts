import * as Sentry from "@sentry/node";
import { CaptureErrors, configure } from "../../../src/index.js";
import { caught } from "../../support/caught.js";
import { runFixture } from "../../support/fixture.js";
import { record, sent, type Recording } from "../../support/recording.js";

class BotError extends Error {}
class LimitError extends BotError {}

class Cog {
  @CaptureErrors({ context: "command", data: (error: unknown) => ({ kind: typeof error }) })
  async run(error: unknown): Promise<never> {
    throw error;
  }
}

let sentry: Recording;
beforeEach(() => void (sentry = record()));
afterEach(async () => {
  configure({});
  await Sentry.close(1000);
});

/** The category that an error arrives with. */
async function typeOf(error: unknown): Promise<unknown> {
  await caught(() => new Cog().run(error));
  await sent();
  expect(sentry.errors).toHaveLength(1);
  return sentry.errors[0]?.["tags"]["error.type"];
}

const named = (name: string): Error => new ({ [name]: class extends Error {} }[name] as new (message: string) => Error)(name);
const coded = (code: unknown): Error => Object.assign(new Error("coded"), { code });

test("errors of real libraries have their category: fetch, discord.js, PGlite, drizzle", async () => {
  const api = { type: "api", more: 0 };
  const database = { type: "database", more: 0 };
  expect(await runFixture("real-errors.ts")).toEqual({
    fetch: { ...api, class: "TypeError" },
    DiscordAPIError: { ...api, class: "DiscordAPIError" },
    HTTPError: { ...api, class: "HTTPError" },
    RateLimitError: { ...api, class: "RateLimitError" },
    wrapped: { ...api, class: "Error" },
    pglite: { ...database, class: expect.any(String) },
    violation: { ...database, class: expect.any(String) },
    drizzle: { ...database, class: "DrizzleQueryError" },
  });
}, 60_000);

test.each([
  "PrismaClientKnownRequestError",
  "PrismaClientValidationError",
  "DrizzleQueryError",
  "SequelizeDatabaseError",
  "MongoServerError",
  "QueryFailedError",
])("an error of the class %s is of the database", async (name) => {
  expect(await typeOf(named(name))).toBe("database");
});

test.each(["23505", "42P01", "40001", "08006", "HY000", "ER_DUP_ENTRY", "SQLITE_BUSY"])("the code %s is a database's", async (code) => {
  expect(await typeOf(coded(code))).toBe("database");
});

test.each([
  "E2BIG",
  "EPIPE",
  "EBADF",
  "EBUSY",
  "EPERM",
  "EROFS",
  "ENOSYS",
  "EXDEV",
  "EAGAIN",
  "ENOENT",
  "ECONNRESET",
  "ERR_INVALID_ARG_TYPE",
  "ABCDE",
  10062,
  23505,
])("the code %s is no database's", async (code) => {
  expect(await typeOf(coded(code))).toBe("cog");
});

test("the bot's own classes are named by configure, and stand before all others", async () => {
  configure({ botErrors: [BotError] });
  expect(await typeOf(new LimitError("limit"))).toBe("bot");
  sentry.items.length = 0;
  expect(await typeOf(Object.assign(new BotError("own"), { code: "23505" }))).toBe("bot");
});

test.each([
  ["an error", new Error("plain")],
  ["a string", "text"],
  ["undefined", undefined],
  ["a revoked proxy", revoked()],
])("%s is of the cog", async (_, error) => {
  configure({ botErrors: [BotError] });
  expect(await typeOf(error)).toBe("cog");
});

test("the event says where it was captured: error.context, and a block with cog, method and data", async () => {
  await typeOf(new Error("told"));
  expect(sentry.errors[0]?.["tags"]).toEqual({ "error.type": "cog", "error.context": "command" });
  expect(sentry.errors[0]?.["contexts"].command).toEqual({ cog: "Cog", method: "run", kind: "object" });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
