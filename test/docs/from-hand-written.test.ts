import * as Sentry from "@sentry/node";
import { report, type Received } from "../../src/view/index.js";
import { caught } from "../support/caught.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/from-hand-written.md");

const cases = { add: (userId: string) => (userId === "2" ? Promise.reject(new Error("The table is read-only.")) : Promise.resolve(7)) };

/** alice is warned, bob's case cannot be written. */
async function play(mark: string): Promise<Received> {
  const { Moderation, CaseRepository } = page.run(mark);
  const moderation = new Moderation(CaseRepository === undefined ? cases : new CaseRepository(cases));
  expect(await moderation.warn("200000000000000001", "1")).toBe(7);
  expect((await caught(() => moderation.warn("200000000000000001", "2")))?.error).toMatchObject({ message: "The table is read-only." });
  return page.received();
}

/** What the page says stays the same: ops, names, parents, tags, users, contexts. */
const gist = ({ spans, errors }: Received) => ({
  spans: spans
    .map(({ op, name, status, parentSpanId, attributes }) => [
      op,
      name,
      status,
      spans.find(({ spanId }) => spanId === parentSpanId)?.name,
      ...["guild_id", "user.id", "case.number"].map((key) => attributes[key]),
    ])
    .map((span) => JSON.stringify(span))
    .sort(),
  traces: new Set(spans.map(({ traceId }) => traceId)).size,
  errors: errors.map(({ exceptions, user, tags, contexts }) => [
    exceptions[0]?.value,
    user?.["id"],
    tags["guild_id"],
    contexts["moderation"],
  ]),
});

const SAME = {
  spans: [
    ["db.query", "Add case", "internal_error", "command.warn", "200000000000000001", "2", null],
    ["db.query", "Add case", "ok", "command.warn", "200000000000000001", "1", 7],
    ["discord.command", "command.warn", "internal_error", null, "200000000000000001", "2", null],
    ["discord.command", "command.warn", "ok", null, "200000000000000001", "1", null],
  ].map((span) => JSON.stringify(span)),
  traces: 2,
  errors: [["The table is read-only.", "2", "200000000000000001", expect.objectContaining({ target_user_id: "2" })]],
};

test.each(["from-hand-written-0", "from-hand-written-1", "from-hand-written-2", "from-hand-written-3"])(
  "%s: the same arrives",
  async (mark) => {
    const received = await play(mark);
    expect(gist(received)).toEqual(SAME);
    if (/[03]$/.test(mark)) page.shows(mark, report(received, { width: 160 }));
  },
);

test("A catch that is left in a caller makes no second event", async () => {
  const { Moderation } = page.run("from-hand-written-2");
  Sentry.captureException((await caught(() => new Moderation(cases).warn("200000000000000001", "2")))?.error);
  expect((await page.received()).errors).toHaveLength(1);
});
