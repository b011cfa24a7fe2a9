import { handWrittenBot } from "./by-hand/bot.js";
import { canonical } from "./canonical.js";
import { tell } from "./equivalence.js";
import type { Json, Sent } from "./envelopes.js";

/** What is compared has to differ where something differs, and nowhere else. */
let told: Awaited<ReturnType<typeof tell>>;
beforeAll(async () => void (told = await tell(handWrittenBot, { name: "sampled", options: { tracesSampleRate: 1 } })));

const STORY = "the commands of three users, interleaved";

const copyOf = (name: string): Sent => JSON.parse(JSON.stringify(told.get(name))) as Sent;
const shape = ({ envelopes, hooks }: Sent): unknown => canonical([envelopes, hooks]);
const spansOf = ({ envelopes }: Sent): Json[] =>
  spanEnvelopes(envelopes).flatMap(({ items }) => items.flatMap(({ payload }) => payload["items"] as Json[]));
const spanEnvelopes = (all: Sent["envelopes"]): Sent["envelopes"] => all.filter(({ items }) => items[0]?.header["type"] === "span");
const spanOf = (sent: Sent, name: string, member: string): Json =>
  spansOf(sent).find((span) => span["name"] === name && span["attributes"]["member"].value === member) as Json;

/** The same with something changed. */
const changed = (change: (sent: Sent) => void, name = STORY): Sent => {
  const sent = copyOf(name);
  change(sent);
  return sent;
};

test("All stories send something, but for those whose point it is that nothing is sent", () => {
  const silent = [...told].filter(([, sent]) => "failed" in sent || sent.envelopes.length < 2).map(([name]) => name);
  expect(silent).toEqual(["a service without a command round it", "a command that is suppressed"]);
});

test("Other ids, other times and another order are no difference", () => {
  const other = changed((sent) => {
    sent.envelopes.reverse();
    for (const { items } of spanEnvelopes(sent.envelopes)) (items[0]?.payload["items"] as Json[]).reverse();
    for (const span of spansOf(sent)) span["start_timestamp"] += 1;
  });
  const renamed = JSON.stringify(other).replace(/"([0-9a-f]{16}|[0-9a-f]{32})"/g, (_, id: string) => `"${[...id].reverse().join("")}"`);
  expect(shape(JSON.parse(renamed) as Sent)).toEqual(shape(copyOf(STORY)));
});

test.each<[string, (sent: Sent) => void]>([
  ["an attribute less", (sent) => delete spanOf(sent, "Fetch cases", "bob")["attributes"]["guild_id"]],
  ["a span less", (sent) => void (spanEnvelopes(sent.envelopes)[0]?.items[0]?.payload["items"] as Json[]).pop()],
  [
    "a span under its parent's parent",
    (sent) => (spanOf(sent, "Fetch cases", "bob")["parent_span_id"] = spanOf(sent, "command.ban", "bob")["span_id"]),
  ],
  [
    "a span under another user's span",
    (sent) => (spanOf(sent, "Fetch cases", "bob")["parent_span_id"] = spanOf(sent, "moderation.check", "alice")["span_id"]),
  ],
  [
    "a span in another user's trace",
    (sent) => (spanOf(sent, "Fetch cases", "bob")["trace_id"] = spanOf(sent, "command.ban", "carol")["trace_id"]),
  ],
  ["two users' spans mixed up", (sent) => (spanOf(sent, "Fetch cases", "bob")["attributes"]["member"].value = "alice")],
  ["a hook that hears of a span twice", ({ hooks }) => void hooks.spanStart.push(hooks.spanStart[0] as Json)],
  ["an envelope twice", ({ envelopes }) => void envelopes.push(envelopes[0] as Sent["envelopes"][number])],
])("%s is a difference", (_, change) => {
  expect(shape(changed(change))).not.toEqual(shape(copyOf(STORY)));
});

test("A dropped span that is not counted is a difference", () => {
  const name = "a command that the SDK is told to ignore";
  const uncounted = changed(
    ({ envelopes }) =>
      envelopes.forEach(({ items }) => items.forEach(({ payload }) => (payload["discarded_events"] as Json[] | undefined)?.pop())),
    name,
  );
  expect(shape(uncounted)).not.toEqual(shape(copyOf(name)));
});

test("Breadcrumbs in another order are a difference", () => {
  const name = "breadcrumbs of a command, up to its error";
  const turned = changed(
    ({ envelopes }) =>
      envelopes.forEach(({ items }) => items.forEach(({ payload }) => (payload["breadcrumbs"] as Json[] | undefined)?.reverse())),
    name,
  );
  expect(shape(turned)).not.toEqual(shape(copyOf(name)));
});
