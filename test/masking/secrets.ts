/** Secrets made of nothing real: each has a part that must not be left, and a text that it stands in. */
export const BOT_TOKEN = ["MTIzNDU2Nzg5MDEyMzQ1Njc4", "GxYzAb", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9"].join(".");
export const OLD_BOT_TOKEN = ["NzkyNzE1NDU0MTk2MDg4ODQy", "X-hvzA", "Ovy4MCQywSkoMRRclStW4xAYK7I"].join(".");
export const INTERACTION_TOKEN = `aW50ZXJhY3Rpb246${"MTA5NTk2NTg2MDgxMjg2MTQ1MDp4".repeat(5)}QQ`;
export const WEBHOOK_TOKEN = "kL3m-Xy9_ZqW".repeat(6);
export const SNOWFLAKE = "600000000000000001";
export const JWT = [
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
  "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ",
  "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
].join(".");
const KEY_LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";
const KIND = ["PRIVATE", "KEY"].join(" ");
export const PRIVATE_KEY = `-----BEGIN ${KIND}-----\n${KEY_LINE}\nMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu\nab+c=\n-----END ${KIND}-----`;

export interface Case {
  readonly text: string;
  readonly secret: string;
  readonly masked: string;
}

const one = (before: string, secret: string, behind = "", beforeMasked = before): Case => ({
  text: `${before}${secret}${behind}`,
  secret,
  masked: `${beforeMasked}[Filtered]${behind}`,
});

const STORES = ["postgres", "postgresql", "mysql", "mariadb", "redis", "rediss", "mongodb", "mongodb+srv", "amqp", "amqps"];
const HEADS = ["token", "api_key", "apiKey", "api-key", "access_token", "client_secret", "password", "session_id", "x-api-key", "sig"];

/** Each kind of secret, where it commonly stands. */
export const SECRETS: Readonly<Record<string, Case>> = {
  "a bot's token": one("login with ", BOT_TOKEN, " failed"),
  "an old bot's token": one("", OLD_BOT_TOKEN),
  "a bot's token between letters": one("token_", BOT_TOKEN),
  "a token with two factors": one("user ", `mfa.${"aB3-".repeat(20)}`, "."),
  ...Object.fromEntries(
    ["discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com", "proxy.internal:8080"].map((host) => [
      `a webhook's URL at ${host}`,
      one(`POST https://${host}/api/v10/webhooks/${SNOWFLAKE}/`, WEBHOOK_TOKEN, "?wait=true"),
    ]),
  ),
  "a webhook's path with an id as a template": one("/webhooks/{id}/", WEBHOOK_TOKEN, "/slack"),
  "a webhook's path in escaped JSON": one(`"\\/webhooks\\/${SNOWFLAKE}\\/`, WEBHOOK_TOKEN, '"'),
  "a webhook's path, url-encoded": one(`webhooks?u=%2Fwebhooks%2F${SNOWFLAKE}%2F`, WEBHOOK_TOKEN, "%2Fslack"),
  "an interaction's path": one(`http://localhost:3000/interactions/${SNOWFLAKE}/`, "short-token-9", "/callback"),
  "an interaction's token": one("expired: ", INTERACTION_TOKEN, " (3 s)"),
  "a key of digits in a query": one("/feed?api_key=", "0123456789", "&limit=50"),
  "a bearer": one("sent Bearer ", "abc.DEF-123", ", refused"),
  "a bearer of letters": one("Bearer ", "hunter"),
  "a bot's authorization": one("Bot ", "long-0123456789-authorization"),
  "a basic authorization": one("Basic ", Buffer.from("bot:hunter2").toString("base64"), " refused"),
  "a header of authorization": one("Authorization: ", "AWS4 Credential=AK/x, Signature=abc", "\nHost: here"),
  "a header of authorization with its scheme": one("authorization: Bearer ", "abc123", "\r\nHost: here"),
  "a cookie": one("GET /\nCookie: ", "sid=abc123; theme=dark", "\nHost: here"),
  "an authorization in JSON": one('{"authorization":"Bot ', "abc 123", '"}'),
  ...Object.fromEntries(
    STORES.map((scheme) => [`credentials of ${scheme}`, one(`connect ${scheme}://`, "bot:hunter2", "@db.host:5432/bot?x=1 failed")]),
  ),
  "a password with @": one("postgres://", "bot:p@ss@w0rd", "@db/bot"),
  "a password with a slash": one("postgres://", "bot:pa/ss", "@db/bot"),
  "a password with a slash behind digits": one("postgres://", "bot:12/34", "@db/bot"),
  "a password with a colon": one("postgres://", "bot:pa:ss", "@db/bot"),
  "a password with a question mark and a hash": one("postgres://", "bot:p?s#s", "@db/bot"),
  "a password with all of them in a web address": one("https://", "bot:p@s/s:w", "@host/path"),
  "a password with a slash in a web address": one("https://", "bot:pa/ss", "@host/path"),
  "a password without a user": one("redis://", ":hunter2", "@cache:6379/0"),
  "a user without a password": one("https://", "ghost-token", "@github.com/x.git"),
  "a store's URL that was cut off": one("postgres://bot:", "hunter2"),
  "a URL with credentials in a URL": one("https://x.org/?to=redis://", "a:b9x9", "@cache&x=1"),
  "a URL with credentials in a URL, encoded": {
    text: `https://x.org/?to=${encodeURIComponent("redis://a:b9x9@cache")}&x=1`,
    secret: "b9x9",
    masked: "https://x.org/?to=redis://[Filtered]@cache&x=1",
  },
  "a DSN of Sentry": one("dsn is ", "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/42", " now"),
  ...Object.fromEntries(HEADS.map((key) => [`a query's ${key}`, one(`/path?a=1&${key}=`, "s3cr3t-v4lue", "&page=2")])),
  "a query's token, encoded": {
    text: "/path?next=%2Fhome%3Ftoken%3Ds3cr3t%26page%3D2",
    secret: "s3cr3t",
    masked: "/path?next=/home?token=[Filtered]&page=2",
  },
  "a key with a value": one("api_key=", "abc", ", user=bob"),
  "a key with a value in brackets": one("call(token=", "abc", ") failed"),
  "a value with a comma and brackets": one("password=", "a,b)c}d", " user=bob"),
  "a password in JSON": one('{"user":"bob","password":"', 'a\\"b', '","x":1}'),
  "a password in JSON in JSON": one(String.raw`{"body":"{\"password\":\"`, String.raw`a\\\"b`, String.raw`\",\"x\":1}"}`),
  "a password in JSON that was cut off": one('{"user":"bob","password":"', "hunter2 and mo"),
  "a number under a password in JSON": one('{"password":', "12345", ',"x":1}'),
  "secrets in a list in JSON": one('{"tokens":', '["abc","d]e"]', ',"x":1}'),
  "credentials in an object in JSON": one('{"credentials":', '{"user":"bob","a":{"b":"c"}}', ',"x":1}'),
  "a password in a printed object": one("{ user: 'bob', password: '", "hunter2", "' }"),
  "a password in a printed map": one("Map(1) { 'password' => '", "hunter2", "' }"),
  "a password of a connection string": one("Server=db;User Id=bot;Password=", "hunter2", ";Encrypt=true"),
  "a token in code": one('client.token = "', "abc", '";'),
  "a token in code by its name": one('process.env["DISCORD_TOKEN"] = `', "abc", "`;"),
  "a password in a statement": one("UPDATE users SET password = '", "hunter2", "' WHERE id = 1"),
  "a secret that is compared in code": one("if (password === '", "hunter2", "') {"),
  "an environment variable": one("DISCORD_TOKEN=", "abc", " node bot.js"),
  "a flag of a command line": one("pg_dump --password=", "hunter2", " --host db"),
  "a flag and its value": one("Command failed: pg_dump --password ", "hunter2", " --host db"),
  "a key of two words": one("your API key: ", "abc", " is wrong"),
  "a phrase of many words": one("passphrase: ", "correct horse battery staple", "\nnext"),
  "a JSON web token": one("got ", JWT, " expired"),
  "a JSON web token between letters": one("x_", JWT),
  "a JSON web token without a signature": one("got ", JWT.split(".").slice(0, 2).join(".")),
  "a private key": one("key:\n", PRIVATE_KEY, "\nend"),
  "a private key with escaped lines": one('x: "', PRIVATE_KEY.replaceAll("\n", "\\n"), '"'),
  "a private key that was cut off": one("with ", PRIVATE_KEY.slice(0, 90)),
  "a key of RSA": one("", PRIVATE_KEY.replaceAll("PRIVATE", "RSA PRIVATE")),
  "a line of a private key": one("  '", KEY_LINE, "\\n' +"),
  "a private key in base64": one("data: ", Buffer.from(PRIVATE_KEY).toString("base64"), " x"),
  "a GitHub token": one("with ", `ghp_${"aB3d".repeat(9)}`, "."),
  "a fine-grained GitHub token": one("with ", `github_pat_${"aB3d_".repeat(9)}`, "."),
  "a Slack token": one("with ", "xoxb-123456789012-abcdefGHIJKL", "."),
  "an id of an AWS key": one("with ", "AKIAIOSFODNN7EXAMPLE", "."),
  "a key of OpenAI": one("with ", `sk-proj-${"aB3d".repeat(9)}`, "."),
  "a key of Stripe": one("with ", `sk_live_${"aB3d".repeat(6)}`, "."),
  "a token of Sentry": one("with ", `sntrys_${"aB3d".repeat(9)}=_x`, "."),
};

/** Near misses: all of it must stay readable. */
export const HARMLESS: readonly string[] = [
  "",
  "command.ban",
  SNOWFLAKE,
  "SELECT id, name FROM users WHERE guild_id = $1 AND deleted_at IS NULL LIMIT 50",
  'UPDATE users SET password = $1, "token" = ? WHERE secret = %s',
  "GET https://discord.com/api/v10/users/@me/guilds?limit=200",
  "PATCH https://discord.com/api/v10/webhooks/{id}/{token}/messages/@original",
  "POST /webhooks/:id/:token",
  "POST /interactions/{id}/{token}/callback",
  "https://unpkg.com/@sentry/node@11.12.0/build/cjs/index.js",
  "http://localhost:3000/node_modules/lib@1.0.0/index.js",
  "file:///app/node_modules/.pnpm/@sentry+core@11.12.0/node_modules/@sentry/core/build/cjs/client.js",
  "postgres://db.host:5432/bot",
  "redis://localhost:6379",
  "https://example.com/?email=bob@example.com",
  "mail bob@example.com about https://example.com/a",
  "http://[::1]:8080/x",
  "Unexpected token } in JSON at position 3",
  'Unexpected token < in JSON at position 0, "<!DOCTYPE "... is not valid JSON',
  "Cannot read properties of undefined (reading 'token')",
  "The token has expired",
  "tokenCount=5 token_count: 7 max_tokens=4096 total_tokens: 9",
  "token_type=bearer, password_changed_at=2026-01-01 cookieName: sid",
  "tokenizer=bpe author=bob secretary: alice passenger=3 compass=N",
  "token: 12",
  "password: required",
  "token=undefined",
  "const token = process.env.DISCORD_TOKEN;",
  "if (token === undefined) return;",
  "if (password !== null) {",
  "Bearer token is missing",
  'WWW-Authenticate: Bearer realm="x"',
  "Bot started in 3 seconds",
  "Bot commands-registered-in-all-guilds today",
  "Basic commands are loaded",
  "Basic authentication failed",
  "std::secret::name",
  "at Module._compile (node:internal/modules/cjs/loader:1554:14)",
  "Moderation.ban (/app/src/cogs/moderation.ts:12:34)",
  "2026-11-23T12:34:56.789Z",
  "550e8400-e29b-41d4-a716-446655440000",
  "0123456789abcdef0123456789abcdef",
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----",
  "-----BEGIN PUBLIC KEY-----",
  "task-some-long-kebab-case-name-1 disk-0123456789-0123456789",
  "eyJ is the beginning of a token",
  "a.eyJhbGciOiJIUzI1NiJ9",
  "100% of 5%20 done, %zz",
  "primary_key=5 foreignKey: id cache.key=user:1 public_key=abc",
  "custom_id=case:123:close",
  "[Filtered]",
  "password=[Filtered] and token: [Filtered]",
];
