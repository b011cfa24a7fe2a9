import { Writable } from "node:stream";
import * as Sentry from "@sentry/node";
import fc from "fast-check";
import { createConsola } from "consola";
import pino from "pino";
import winston from "winston";
import { configure, startTransaction } from "../../../src/index.js";
import { consolaReporter } from "../../../src/setup/loggers/consola-reporter.js";
import { pinoDestination } from "../../../src/setup/loggers/pino-destination.js";
import { winstonTransport } from "../../../src/setup/loggers/winston-transport.js";
import { bytesOf, sent } from "../../support/recording.js";
import { HOSTILE_CASES } from "../../support/hostile.js";
import { breadcrumbs, loggerStories } from "./story.js";

const story = loggerStories();
beforeEach(() => configure({ onDiagnostic: () => undefined }));

/** Each library with our part, and without: what it does itself with a value is not ours. */
const PAIRS: Readonly<Record<string, (isOurs: boolean) => (value: unknown) => void>> = {
  pino: (isOurs) => {
    const log = pino(
      { level: "trace" },
      pino.multistream([{ stream: { write: () => undefined } }, ...(isOurs ? [{ stream: pinoDestination({ logs: true }) }] : [])]),
    );
    return (value) => log.info({ value }, "said");
  },
  "winston, by data": (isOurs) => ofWinston(isOurs, (log, value) => log.info("said", { value })),
  "winston, by message": (isOurs) => ofWinston(isOurs, (log, value) => log.error(value as string)),
  "winston, by argument": (isOurs) => ofWinston(isOurs, (log, value) => log.warn("said %s", value)),
  consola: (isOurs) => {
    const log = createConsola({ level: 5, throttleMin: 1e9, reporters: isOurs ? [consolaReporter({ logs: true })] : [] });
    return (value) => log.info("said", value);
  },
  "consola, formatted": (isOurs) => {
    const log = createConsola({ level: 5, throttleMin: 1e9, reporters: isOurs ? [consolaReporter({ logs: true })] : [] });
    return (value) => log.info("said %s %o", value, value);
  },
};

function ofWinston(isOurs: boolean, say: (log: winston.Logger, value: unknown) => unknown): (value: unknown) => void {
  const sink = Object.assign(new Writable({ objectMode: true, write: (_info, _encoding, done) => done() }), {
    log: (_info: unknown, next: () => void) => next(),
  });
  // The format of pass-through: what winston's own formats do with a value is theirs.
  const format = winston.format((info) => info)();
  const log = winston.createLogger({ format, transports: [sink, ...(isOurs ? [winstonTransport({ logs: true })] : [])] });
  return (value) => void say(log, value);
}

const outcome = (run: () => void): string => {
  try {
    run();
    return "done";
  } catch (error) {
    return error instanceof Error ? error.constructor.name : "something else";
  }
};

describe.each(Object.entries(PAIRS))("Logging with %s", (_name, make) => {
  it("does with any value what it does without us, and the event still goes", async () => {
    startTransaction("command.run", "story", () => {
      for (const [, value] of HOSTILE_CASES) {
        const shown = value();
        expect(outcome(() => make(true)(value()))).toBe(outcome(() => make(false)(shown)));
      }
      Sentry.captureException(new Error("end"));
    });
    await sent();
    const crumbs = breadcrumbs(story.sentry, "end");
    expect(crumbs.length).toBeGreaterThan(20);
    const [item] = story.sentry.items.filter(({ type }) => type === "event");
    expect(item && bytesOf(item)).toBeLessThan(1_000_000);
  });

  it("takes any data", async () => {
    const log = make(true);
    const plain = make(false);
    startTransaction("command.run", "story", () => {
      fc.assert(
        fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }), (value) => {
          expect(outcome(() => log(value))).toBe(outcome(() => plain(value)));
        }),
        { numRuns: 200 },
      );
      Sentry.captureException(new Error("end"));
    });
    await sent();
    expect(breadcrumbs(story.sentry, "end").length).toBeGreaterThan(0);
  });
});
