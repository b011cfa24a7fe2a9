import { SetupError } from "../../../src/setup/index.js";
import { consolaReporter } from "../../../src/setup/loggers/consola-reporter.js";
import { pinoDestination } from "../../../src/setup/loggers/pino-destination.js";
import { winstonTransport } from "../../../src/setup/loggers/winston-transport.js";

describe.each([
  ["pinoDestination", pinoDestination],
  ["winstonTransport", winstonTransport],
  ["consolaReporter", consolaReporter],
])("%s", (_name, make) => {
  it.each([
    [{ ignored: [] }, "Cannot use the option 'ignored': there is no such option. The options are level, ignore, levels, logs."],
    [
      { level: "silly" },
      "Cannot use the option 'level': it is a level of Sentry's logs. Write one of trace, debug, info, warn, error, fatal.",
    ],
    [{ ignore: "http" }, "Cannot use the option 'ignore': it is a list. Write ignore: [\"http\"]."],
    [{ ignore: [""] }, "Cannot use the option 'ignore': a logger's name is a non-empty string. Write ignore: [\"http\"]."],
    [{ levels: [] }, "Cannot use the option 'levels': it is an object. Write levels: { audit: \"info\" }."],
    [
      { levels: { audit: "high" } },
      "Cannot use the option 'levels.audit': it is a level of Sentry's logs. Write one of trace, debug, info, warn, error, fatal.",
    ],
    [{ logs: 1 }, "Cannot use the option 'logs': it is true or false. Leave it out for false."],
    ["all", 'Cannot use the options: they are an object. Write { level: "info" }.'],
    [null, 'Cannot use the options: they are an object. Write { level: "info" }.'],
  ])("says what is wrong with %j", (options, sentence) => {
    expect(() => make(options as never)).toThrow(new SetupError("", "", "").constructor as typeof SetupError);
    expect(() => make(options as never)).toThrow(sentence);
  });

  it("takes none", () => {
    expect(() => make()).not.toThrow();
    expect(() => make({ level: "info", ignore: [], levels: {}, logs: true })).not.toThrow();
  });
});
