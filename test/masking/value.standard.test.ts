import { masker } from "../../src/masking/masker.js";

const { value } = masker();
const F = "[Filtered]";

const SECRET_KEYS = [
  "password",
  "userPassword",
  "DB_PASSWORD",
  "dbpassword",
  "passwordHash",
  "passwd",
  "pwd",
  "passphrase",
  "secret",
  "client_secret",
  "clientSecret",
  "aws_secret_access_key",
  "token",
  "botToken",
  "access_token",
  "refresh-token",
  "accesstoken",
  "x-auth-token",
  "tokens",
  "apiKey",
  "api-key",
  "API_KEY",
  "x-api-key",
  "apikey",
  "XAPIKey",
  "authorization",
  "proxy-authorization",
  "http.request.header.authorization",
  "auth",
  "cookie",
  "set-cookie",
  "cookies",
  "dsn",
  "SENTRY_DSN",
  "credential",
  "credentials",
  "private key",
  "privateKey",
  "private_key",
  "sessionId",
  "session-id",
  "connect.sid",
  "jwt",
  "otp",
  "pinCode",
  "secretKey",
  "secret_key_base",
  "secretGameKey",
  "secret_id",
  "verification_code",
  "password2",
  "token2",
  "apiKey1",
  "secret1",
  "discordToken2",
  "DISCORD_TOKEN2",
  "mypassword1",
  "password2Hash",
  "DB_PASSWORD2",
  "API_KEY_2",
];

const OPEN_KEYS = [
  "tokenCount",
  "token_count",
  "max_tokens",
  "gen_ai.usage.input_tokens",
  "tokenizer",
  "token_type",
  "tokenExpiresAt",
  "author",
  "authorId",
  "authenticated",
  "password_changed_at",
  "passwordLength",
  "secretary",
  "cookieName",
  "sessions",
  "session",
  "key",
  "primary_key",
  "public_key",
  "cache.key",
  "monkey",
  "pinned",
  "pins",
  "messagePin",
  "tokenId",
  "secretSanta",
  "secretSantaId",
  "secretChannel",
  "SECRET_CHANNEL_2",
  "passwordReset",
  "password.js",
  "spin",
  "compass",
  "passed",
  "custom_id",
  "sentry.token",
  "user_id",
  "email",
  "username",
  "",
];

test.each(SECRET_KEYS)("What stands under '%s' is masked, at any depth", (key) => {
  expect(value({ [key]: "hunter2" })).toEqual({ [key]: F });
  expect(value([{ a: { [key]: { deep: ["hunter2"] } } }])).toEqual([{ a: { [key]: F } }]);
  expect(value({ [key]: ["a", "b"] })).toEqual({ [key]: F });
  expect(value([[key, "hunter2"]])).toEqual([[key, F]]);
  expect(value({ name: key, value: "hunter2" })).toEqual({ name: key, value: F });
  expect(value({ [key]: { value: "hunter2", type: "string" } })).toEqual({ [key]: { value: F, type: "string" } });
});

test.each(SECRET_KEYS)("A date, a yes or no, and nothing are no secrets under '%s'", (key) => {
  for (const none of [true, null, undefined, "", new Date(0)]) {
    const given = { [key]: none };
    expect(value(given)).toBe(given);
  }
});

test.each(OPEN_KEYS)("What stands under '%s' stays", (key) => {
  const given = { [key]: "hunter2", list: [{ [key]: 5 }, [key, "hunter2"]], name: key, value: "hunter2" };
  expect(value(given)).toBe(given);
});

test("A number is a secret where people type it, from four digits on, and a count elsewhere", () => {
  const counts = { pass: 12, password: 123, secrets: 3, isPin: 1, hasPassword: 1234, token: 30_000, tokens: 4, api_key: 5, cookies: 6 };
  expect(value(counts)).toBe(counts);
  expect(value({ password: 1234, pinCode: 1234n, secret: 2000, otp: 123_456, cvv: 123 })).toEqual({
    password: F,
    pinCode: F,
    secret: F,
    otp: F,
    cvv: F,
  });
  expect(value({ password: { value: 1234, type: "integer" } })).toEqual({ password: { value: F, type: "string" } });
  expect(masker({ allow: ["1234"] }).value({ password: 1234 })).toEqual({ password: 1234 });
});

test("A pin is what looks like one: four to twelve letters and digits", () => {
  expect(value({ pin: "1234", a: { pin: 1234 }, userPin: "a1b2", typed: { pin: { value: 1234, type: "integer" } } })).toEqual({
    pin: F,
    a: { pin: F },
    userPin: F,
    typed: { pin: { value: F, type: "string" } },
  });
  const open = [600000000000000001n, "600000000000000001", "rules", "the rules of 2026", 1, { id: "1234" }, ["1234"]].map((pin) => ({
    pin,
  }));
  expect(value(open)).toBe(open);
  expect(value({ pin: { token: "abc" } })).toEqual({ pin: { token: F } });
});

test("A directory is no password", () => {
  const open = { pwd: "/home/bot", PWD: "C:\\bots\\one" };
  expect(value(open)).toBe(open);
  expect(value({ pwd: "hunter2", DB_PWD: "/home/bot" })).toEqual({ pwd: F, DB_PWD: F });
});

test("A header keeps its scheme, under its name and in a flat list", () => {
  expect(value({ authorization: "Bearer abc def", Authorization: "abc" })).toEqual({ authorization: `Bearer ${F}`, Authorization: F });
  const headers = ["accept", "json", "authorization", "Bot abc", "x-api-key", "abc", "cookie", "a=b"];
  expect(value(headers)).toEqual(["accept", "json", "authorization", `Bot ${F}`, "x-api-key", F, "cookie", F]);
  const words = ["token", "secret", "santa", "ban"];
  expect(value(words)).toBe(words);
});

test("A text anywhere is masked, and so is a key that is a secret itself", () => {
  expect(value({ list: ["a", { b: "redis://a:b@c" }], "?token=abc&x": 1 })).toEqual({
    list: ["a", { b: `redis://${F}@c` }],
    [`?token=${F}&x`]: 1,
  });
  expect(value(new String("password=abc"))).toBe(`password=${F}`);
  expect(value("password=abc")).toBe(`password=${F}`);
});

test("Only what changes is copied", () => {
  const same = { deep: { list: [1, "two"] } };
  const given = Object.freeze({ same, changed: Object.freeze({ token: "abc", same }) });
  const masked = value(given);
  expect(masked).toEqual({ same, changed: { token: F, same } });
  expect(masked.same).toBe(same);
  expect(masked.changed.same).toBe(same);
});

describe("It survives", () => {
  it("cycles, which JSON cannot carry", () => {
    const cyclic: Record<string, unknown> = { token: "abc" };
    cyclic["self"] = { again: [cyclic] };
    expect(value(cyclic)).toEqual({ token: F, self: { again: ["[Circular ~]"] } });
  });

  it("what is met many times", () => {
    let wide: unknown = { token: "abc" };
    for (let level = 0; level < 100; level++) wide = [wide, wide];
    const [left, right] = value(wide) as [unknown, unknown];
    expect(left).toBe(right);
  });

  it("100 000 levels, of which the deepest are taken out", () => {
    let deep: unknown = { token: "the-secret" };
    for (let level = 0; level < 100_000; level++) deep = level % 2 ? [deep] : { deep };
    expect(JSON.stringify(value(deep))).toMatch(/^(\[\{"deep":){100}"\[Filtered\]"(\}\]){100}$/);
  });

  it("getters that throw, proxies that are revoked, and a toJSON that throws", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const given = {
      fine: 1,
      get token(): string {
        throw new Error("no");
      },
      proxy,
      json: {
        toJSON: () => {
          throw new Error("no");
        },
      },
    };
    expect(value(given)).toEqual({ fine: 1, token: F, proxy: F, json: F });
  });

  it("a field of the name __proto__", () => {
    const masked = value(JSON.parse('{"__proto__":{"token":"abc"},"token":"abc"}') as object);
    expect(JSON.stringify(masked)).toBe(`{"__proto__":{"token":"${F}"},"token":"${F}"}`);
    expect(Object.getPrototypeOf(masked)).toBe(Object.prototype);
  });
});

test("Objects are masked as JSON would carry them", () => {
  class Config {
    constructor(readonly password: string) {}
    toJSON(): object {
      return { connection: `password=${this.password}`, self: "fine" };
    }
  }
  class Own {
    token = "abc";
    toJSON(): this {
      return this;
    }
  }
  expect(value({ config: new Config("abc"), own: new Own() })).toEqual({
    config: { connection: `password=${F}`, self: "fine" },
    own: { token: F, toJSON: undefined },
  });
  const bytes = { bytes: new Uint8Array([1, 2]), date: new Date(0), none: undefined, fn: () => 1, symbol: Symbol("x"), big: 1n };
  expect(value(bytes)).toBe(bytes);
});

test("Further keys and what is allowed reach objects", () => {
  const own = masker({ keys: ["caseNotes"], allow: ["guildToken", /^public-/, "fine"] });
  for (const key of ["casenotes", "CASENOTES", "Casenotes", "mod.casenotes", "caseNotes2"])
    expect(own.value({ [key]: 1 })).toEqual({ [key]: F });
  const other = { footcasenotes: 1, caseNotesCount: 1 };
  expect(own.value(other)).toBe(other);
  expect(
    own.value({ case_notes: "a", "mod.case-notes": 1, notes: "b", guild_token: "c", token: "fine", secret: "public-1", password: "d" }),
  ).toEqual({
    case_notes: F,
    "mod.case-notes": F,
    notes: "b",
    guild_token: "c",
    token: "fine",
    secret: "public-1",
    password: F,
  });
});
