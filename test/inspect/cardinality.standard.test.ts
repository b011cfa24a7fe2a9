import { manyValued } from "../../src/inspect/cardinality.js";

const told = (key: string, on: "tag" | "metric") => manyValued({ key, value: null }, on);

test.each(["user_id", "userId", "user.id", "member_id", "author", "username", "target_user_id"])(
  "'%s' tells one person from another",
  (key) => {
    expect([told(key, "tag"), told(key, "metric")]).toEqual(["one value for each person: say it with @User", "a series for each person"]);
  },
);

test.each(["message_id", "interaction.id", "messageId", "id", "content", "reason", "created_at", "custom_id"])(
  "'%s' is another at nearly each call",
  (key) => {
    expect([told(key, "tag"), told(key, "metric")]).toEqual([
      "another value at nearly each call: put it into a context",
      "a series for nearly each call",
    ]);
  },
);

test.each(["guild_id", "channel_id", "role_id", "guild", "thread.id", "path", "guild_name", "song_id"])(
  "'%s' is fine as a tag, and a series each on a metric",
  (key) => {
    expect([told(key, "tag"), told(key, "metric")]).toEqual([undefined, "a series for each of them"]);
  },
);

test.each(["duration", "xp.amount", "total"])("'%s' is a number that is measured", (key) => {
  expect([told(key, "tag"), told(key, "metric")]).toEqual([
    undefined,
    "a number that is measured: make it the metric's value, not an attribute",
  ]);
});

test.each([
  "shard_id",
  "cluster_id",
  "command",
  "command.type",
  "channel_type",
  "source",
  "outcome",
  "locale",
  "error_type",
  "valid",
  "paid",
])("'%s' has few values", (key) => {
  expect([told(key, "tag"), told(key, "metric")]).toEqual([undefined, undefined]);
});

test("A value that stands in the code is one value", () => {
  expect(manyValued({ key: "user_id", value: "1" }, "metric")).toBeUndefined();
});
