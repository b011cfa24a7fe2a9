import * as Sentry from "@sentry/node";
import { configure, setUser, Transaction, User } from "../../../src/index.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";
import { discordMember, discordUser } from "../../support/discord-people.js";

class Bot {
  @Transaction({ name: "command" })
  @User((someone: any) => someone)
  async annotated(_someone: unknown): Promise<void> {
    Sentry.captureException(new Error("inside"));
  }

  @Transaction({ name: "command" })
  async told(someone: unknown): Promise<void> {
    setUser(someone as object);
    Sentry.captureException(new Error("inside"));
  }
}

const PERSON = { id: "80351110224678912", username: "nelly", display_name: "Nelly", bot: false, system: false };

const CASES = [
  ["a Discord user, by the seed's fields", discordUser(), PERSON],
  [
    "a member of a guild, by the seed's fields",
    discordMember(),
    {
      ...PERSON,
      display_name: "Nelly of the guild",
      guild_id: "41771983423143937",
      guild_name: "Rolling",
      guild_member_count: 3,
      guild_permissions: "8",
      top_role: "staff",
      joined_at: "2020-01-02T03:04:05.000Z",
    },
  ],
  ["a Sentry user, as it is", { id: "7", email: "a@b.c", custom: "x" }, { id: "7", email: "a@b.c", custom: "x" }],
  ["a Sentry user with a bigint and nothing in some fields", { id: 7n, email: null, username: undefined, big: 1n }, { id: "7", big: "1" }],
  ["a bare id", "42", { id: "42" }],
] as const;

const NOBODY = [
  ["null", null, 0],
  ["undefined", undefined, 0],
  ["an object that is nobody", {}, 1],
  ["a Map", new Map(), 1],
] as const;

describe.each(["annotated", "told"] as const)("the user who is %s", (way) => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  test.each(CASES)("may be %s", async (_what, someone, expected) => {
    await new Bot()[way](someone);
    await sent();
    expect(sentry.errors.map(({ user }) => user)).toEqual([expected]);
    expect(sentry.span("command").attributes["user.id"]).toBe(expected.id);
  });

  test.each(NOBODY)("may be %s: then there is none", async (_what, someone, reports) => {
    const said = collectDiagnostics();
    await new Bot()[way](someone);
    await sent();
    // The SDK sends an empty user for one that was taken away.
    expect(sentry.errors.map(({ user }) => user ?? {})).toEqual([{}]);
    expect(said).toHaveLength(way === "told" && someone === undefined ? 1 : reports);
  });
});

test("a reader of @User that gives nothing leaves the surrounding user", async () => {
  const sentry = record();
  await Sentry.withIsolationScope((isolation) => {
    isolation.setUser({ id: "around" });
    return new Bot().annotated(null);
  });
  await sent();
  expect(sentry.errors.map(({ user }) => user)).toEqual([{ id: "around" }]);
  await Sentry.close(1000);
});
