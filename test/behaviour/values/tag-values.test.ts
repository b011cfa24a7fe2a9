import * as Sentry from "@sentry/node";
import { configure, Tag, Transaction } from "../../../src/index.js";
import { plainAttributes } from "../../support/attributes.js";
import { collectDiagnostics } from "../../support/diagnostics.js";
import { record, sent, type Recording } from "../../support/recording.js";

class Bot {
  @Transaction({ name: "command" })
  @Tag("read", (value: unknown) => value as string)
  @Tag("fixed", 10n)
  async command(_value: unknown): Promise<void> {
    Sentry.captureException(new Error("inside"));
    Sentry.logger.info("inside");
  }
}

/** What a reader gives, and what is sent. */
const CASES: readonly (readonly [string, unknown, unknown])[] = [
  ["text", "plain", "plain"],
  ["empty text", "", ""],
  ["a number", 1.5, 1.5],
  ["zero", 0, 0],
  ["a boolean", false, false],
  ["a bigint as text", 123456789012345678901234567890n, "123456789012345678901234567890"],
  ["text of 200 characters whole", "x".repeat(200), "x".repeat(200)],
  ["text of 201 characters cut with …", "x".repeat(201), `${"x".repeat(199)}…`],
  ["a very long bigint cut with …", 10n ** 300n, `1${"0".repeat(198)}…`],
  ["a newline as a space", "one\ntwo\r\nthree\rfour", "one two three four"],
  ["long text of newlines cut, in one line", "\n".repeat(500), `${" ".repeat(199)}…`],
  ["null: left out", null, undefined],
  ["undefined: left out", undefined, undefined],
  ["NaN as text", NaN, "NaN"],
  ["Infinity as text", Infinity, "Infinity"],
];

/** What is no value of a tag. */
const BAD: readonly (readonly [string, unknown, string])[] = [
  ["an object", { id: 1 }, "object"],
  ["an array", ["a"], "object"],
  ["a Date", new Date(0), "object"],
  ["a symbol", Symbol("s"), "symbol"],
  ["a function", () => "x", "function"],
];

describe("a tag's value", () => {
  let sentry: Recording;
  beforeEach(() => void (sentry = record()));
  afterEach(async () => {
    configure({});
    await Sentry.close(1000);
  });

  const told = (): unknown[] => {
    expect([sentry.errors.length, sentry.logs.length]).toEqual([1, 1]);
    return [sentry.errors[0]?.["tags"].read, plainAttributes(sentry.logs[0] as object)["read"], sentry.span("command").attributes["read"]];
  };

  test.each(CASES)("that is %s", async (_what, value, expected) => {
    const said = collectDiagnostics();
    await new Bot().command(value);
    await sent();
    expect(told()).toEqual([expected, expected, expected]);
    expect(said).toEqual([]);
  });

  test.each(BAD)("that is %s is reported and left out", async (_what, value, type) => {
    const said = collectDiagnostics();
    await new Bot().command(value);
    await sent();
    expect(told()).toEqual([undefined, undefined, undefined]);
    expect(said).toEqual([
      { place: "Bot.command", message: `the reader of @Tag 'read' gave ${type}; a tag is a string, number, boolean or bigint` },
    ]);
  });

  test("that is a static bigint is sent as text, on tag and attribute", async () => {
    await new Bot().command(1);
    await sent();
    expect(sentry.errors[0]?.["tags"].fixed).toBe("10");
    expect(sentry.span("command").attributes["fixed"]).toBe("10");
  });
});
