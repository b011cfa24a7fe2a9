import { Cron } from "croner";
import fc from "fast-check";
import { crontabFault } from "../../src/annotation/crontab.js";

const ruleOf = (text: unknown): string | undefined => crontabFault(text)?.rule;

describe("A crontab that Sentry takes", () => {
  it.each([
    "* * * * *",
    "*/5 * * * *",
    "0 0 * * *",
    "0,15,30-40/5 8-18 1 1-12/3 MON-FRI",
    "5/10 * * jan,JUL sun",
    "0 0 L * *",
    "0 0 LW * *",
    "0 0 * * 5L",
    "0 0 * * MON#1,5#3",
    "0 0 29 2 *",
    "0 0 31 2,3 *",
    "0 0 * * 7",
    "  0   12 * * 1\t",
    "@yearly",
    "@annually",
    "@monthly",
    "@weekly",
    "@daily",
    "@hourly",
  ])("is right: %s", (text) => {
    expect(crontabFault(text)).toBeUndefined();
  });

  const field = (from: number, to: number, names: string[] = []): fc.Arbitrary<string> => {
    const value = fc.oneof(fc.integer({ min: from, max: to }).map(String), ...(names.length > 0 ? [fc.constantFrom(...names)] : []));
    const pair = fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }));
    const range = pair.map((ends) => `${Math.min(...ends)}-${Math.max(...ends)}`);
    const stepped = fc.tuple(fc.oneof(fc.constant("*"), range), fc.integer({ min: 1, max: to }));
    const term = fc.oneof(
      value,
      range,
      stepped.map(([base, step]) => `${base}/${step}`),
    );
    return fc.oneof(
      fc.constant("*"),
      fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => terms.join(",")),
    );
  };
  const crontabs = fc
    .tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12, ["JAN", "may", "Dec"]), field(0, 6, ["MON", "tue", "Sun"]))
    .map((fields) => fields.join(" "));

  it("is any that is made of what each field takes, as croner has it too", () => {
    fc.assert(
      fc.property(crontabs, (text) => {
        expect(crontabFault(text)).toBeUndefined();
        expect(() => new Cron(text, { paused: true })).not.toThrow();
      }),
    );
  });

  it("is refused with a field of seconds before it, and told as it would be without", () => {
    fc.assert(
      fc.property(field(0, 59), crontabs, (seconds, text) => {
        const fault = crontabFault(`${seconds} ${text}`);
        expect(fault?.rule).toContain("Sentry takes crontabs of five fields");
        expect(fault?.remedy).toContain(`Drop the seconds field for Sentry: '${text}'`);
      }),
    );
  });
});

describe("A crontab that Sentry would not take", () => {
  it.each([
    ["", "a crontab is a non-empty string"],
    [7, "a crontab is a non-empty string"],
    ["* * * *", "a crontab has five fields, '* * * *' has 4"],
    ["* * * * * * *", "a crontab has five fields, '* * * * * * *' has 7"],
    ["0 */5 * * * *", "Sentry takes crontabs of five fields, '0 */5 * * * *' has six, the first of them seconds"],
    ["@reboot", "Sentry knows no crontab '@reboot'"],
    ["@midnight", "Sentry knows no crontab '@midnight'"],
    ["@Daily", "Sentry knows no crontab '@Daily'"],
    ["60 * * * *", "the crontab '60 * * * *' cannot be read: the minute '60' is not from 0 to 59"],
    ["* 24 * * *", "the crontab '* 24 * * *' cannot be read: the hour '24' is not from 0 to 23"],
    ["* * 0 * *", "the crontab '* * 0 * *' cannot be read: the day of the month '0' is not from 1 to 31"],
    ["* * ? * *", "the crontab '* * ? * *' cannot be read: the day of the month '?' is not from 1 to 31"],
    ["*/0 * * * *", "the crontab '*/0 * * * *' cannot be read: the minute '*/0' has no step of 1 or more"],
    ["*/x * * * *", "the crontab '*/x * * * *' cannot be read: the minute '*/X' has no step of 1 or more"],
    ["40-20 * * * *", "the crontab '40-20 * * * *' cannot be read: the minute '40-20' goes backwards"],
    ["1, * * * *", "the crontab '1, * * * *' cannot be read: the minute '' is not from 0 to 59"],
    ["* * * * MON#6", "the crontab '* * * * MON#6' cannot be read: the day of the week 'MON#6' names one of the first five, as in 'MON#1'"],
    ["0 0 30 2 *", "the crontab '0 0 30 2 *' never comes: no month of it has a day 30"],
    ["0 0 31 4,6,9,11 *", "the crontab '0 0 31 4,6,9,11 *' never comes: no month of it has a day 31"],
  ])("says what is wrong with it: %p", (text, rule) => {
    expect(ruleOf(text)).toBe(rule);
  });

  it.each([
    ["* * * foo *", "JAN, FEB, MAR, APR, MAY, JUN, JUL, AUG, SEP, OCT, NOV, DEC"],
    ["* * * * foo", "SUN, MON, TUE, WED, THU, FRI, SAT"],
  ])("names what a field takes: %s", (text, names) => {
    expect(ruleOf(text)).toContain(`nor one of ${names}`);
  });

  it("may be anything at all: it is answered, and quickly", () => {
    fc.assert(fc.property(fc.anything(), (text) => void crontabFault(text)));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."0123456789*/-,#LW @a"), { maxLength: 60 }), (all) => void crontabFault(all.join(""))),
    );
  });
});
