import * as Sentry from "@sentry/node";
import { createConsola } from "consola";
import { Writable } from "node:stream";
import { addBreadcrumb, startTransaction } from "../../src/index.js";
import { errorReport } from "../../src/view/index.js";
import { caught } from "../support/caught.js";
import { pageStory } from "./page-story.js";

const page = pageStory("docs/breadcrumbs.md");

/** The trail of an error as the page shows it. */
async function trail(): Promise<string> {
  const [error] = (await page.received()).errors;
  const report = error === undefined ? "" : errorReport(error);
  return report.slice(report.indexOf("  breadcrumbs"));
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** What prints is let run, and prints nowhere. */
const LOGGERS: readonly [string, (code: string) => string, Readonly<Record<string, unknown>>][] = [
  ["pino", (code) => code.replace("process.stdout", "{ write() {} }"), {}],
  ["winston", (code) => code.replace("transports.Console()", "transports.Console({ silent: true })"), {}],
  [
    "consola",
    (code) => code,
    {
      consola: {
        createConsola: (options: object) =>
          createConsola({ ...options, stdout: nowhere() as NodeJS.WriteStream, stderr: nowhere() as NodeJS.WriteStream }),
      },
    },
  ],
];

test.each(LOGGERS)("The records of %s become breadcrumbs of the command in which they were logged", async (library, edit, modules) => {
  const { connect } = page.run(`breadcrumbs-${library}`, modules, edit);
  connect(1); // outside the command
  startTransaction("discord.command", "command.ban", () => {
    connect(3);
    Sentry.captureException(new Error("broken"));
  });
  page.shows(`breadcrumbs-${library}`, await trail());
});

test("Records become logs too where that is asked for", async () => {
  const { log } = page.run("breadcrumbs-logs");
  startTransaction("discord.command", "command.ban", () => {
    log.debug("below the level");
    log.info({ retries: 3 }, "connecting");
  });
  const { logs } = await page.received();
  expect(logs).toMatchObject([{ level: "info", body: "connecting", attributes: { retries: 3 } }]);
});

test("A word and a function leave breadcrumbs", async () => {
  const login = new (page.run("breadcrumbs-words")["Login"])();
  await caught(() => login.login("oauth"));
  page.shows("breadcrumbs-words", await trail());
});

test("There are fewer where the options say so, and none of the console, whoever leaves them", async () => {
  page.run("breadcrumbs-fewer");
  startTransaction("discord.command", "command.ban", () => {
    for (let at = 0; at < 30; at++) addBreadcrumb(`step ${at}`);
    addBreadcrumb("of a function", { category: "console" });
    Sentry.addBreadcrumb({ category: "console", message: "printed" });
    Sentry.captureException(new Error("broken"));
  });
  const [error] = (await page.received()).errors;
  expect(error?.breadcrumbs.map(({ message }) => message)).toEqual(Array.from({ length: 20 }, (_, at) => `step ${at + 10}`));
});
