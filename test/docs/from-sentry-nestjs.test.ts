import { HttpException } from "@nestjs/common";
import { annotate, CaptureErrors, configure, eventIdOf, Transaction } from "../../src/index.js";
import { report } from "../../src/view/index.js";
import { complaints } from "../necord/complaints.js";
import { evaluate } from "../necord/necord-stories.js";
import { block } from "../support/page.js";
import { caught } from "../support/caught.js";
import * as Sentry from "@sentry/node";
import { pageStory } from "./page-story.js";

const PAGE = "docs/from-sentry-nestjs.md";
const MARK = "from-sentry-nestjs-after";
const page = pageStory(PAGE);

test("The class after it is well typed", () => {
  expect(complaints({ "docs/levels.ts": block(PAGE, `run: ${MARK}`) })).toEqual([]);
});

test("A monitored task is a trace with the query in it, its error an event, and its check-ins say so", async () => {
  // Whichever dialect this file is told in, Nest's is the legacy one.
  page.run("from-sentry-nestjs-after");
  const levels = new (evaluate(block(PAGE, `run: ${MARK}`))["Levels"])();
  const thrown = (await caught(() => levels.recalculate()))?.error;
  const received = await page.received();
  expect(eventIdOf(thrown)).toBe(received.errors[0]?.eventId);
  page.shows(MARK, report(received, { width: 160 }));
});

test("An HttpException is an error until it is expected, and one that cogscope has captured is not sent again", async () => {
  page.run("from-sentry-nestjs-after");
  const refuse = annotate(
    function refuse(status: number): void {
      throw new HttpException("Bad gateway", status);
    },
    Transaction("discord.command"),
    CaptureErrors,
  );
  Sentry.captureException((await caught(() => refuse(502)))?.error);
  expect((await page.received()).errors).toHaveLength(1);
  configure({ expected: [HttpException] });
  expect(await caught(() => refuse(503))).toBeDefined();
  expect((await page.received()).errors).toHaveLength(1);
});
