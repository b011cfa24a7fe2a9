import { compose, Monitor, type MonitorConfig } from "../../src/index.js";
import { member } from "../support/dialect.js";
import { refusal } from "../support/refusal.js";

const onMethod = (word: unknown): string =>
  refusal(() => {
    class Cog {
      @(word as any)
      refresh(): void {}
    }
    return Cog;
  });

const place = `the method '${member("refresh")}'`;
const said = (slug: unknown, config?: unknown): string => onMethod(Monitor(slug as string, config as MonitorConfig));
const refused = (rest: string): string => `Cannot apply @Monitor to ${place}: ${rest}.`;

describe("@Monitor", () => {
  it.each([
    ["", "a monitor's slug is a non-empty string"],
    [undefined, "a monitor's slug is a non-empty string"],
    ["Refresh", "a monitor's slug is made of lower-case letters, digits and _ - only, 'Refresh' is not"],
    ["refresh bans", "a monitor's slug is made of lower-case letters, digits and _ - only, 'refresh bans' is not"],
    ["2026", "a monitor's slug is not made of digits alone, '2026' is"],
    ["x".repeat(51), `a monitor's slug has at most 50 characters, '${"x".repeat(51)}' has 51`],
  ])("refuses the slug %p", (slug, rule) => {
    expect(said(slug)).toBe(refused(`${rule}. Choose a slug such as 'refresh-bans'`));
  });

  it.each(["a", "refresh-bans_2", "2026-bans", "x".repeat(50)])("takes the slug %s", (slug) => {
    expect(said(slug)).toBe("nothing was thrown");
  });

  it("refuses a crontab with seconds, and says what to write", () => {
    const rest =
      "Sentry takes crontabs of five fields, '0 */5 * * * *' has six, the first of them seconds. " +
      "Drop the seconds field for Sentry: '*/5 * * * *'; the scheduler may keep its own";
    expect(said("a", { schedule: "0 */5 * * * *" })).toBe(refused(rest));
    expect(said("a", { schedule: { type: "crontab", value: "0 */5 * * * *" } })).toBe(refused(rest));
  });

  const interval = (value: unknown, unit: unknown): unknown => ({ schedule: { type: "interval", value, unit } });
  const hourly = { schedule: "@hourly" };
  it.each([
    [7, "a monitor's config is an object"],
    [[], "a monitor's config is an object"],
    [{}, "a monitor's config has a schedule"],
    [{ schedule: 5 }, "a monitor's config has a schedule"],
    [{ schedule: { type: "cron", value: "* * * * *" } }, "a schedule's type is 'crontab' or 'interval'"],
    [{ schedule: "61 * * * *" }, "the crontab '61 * * * *' cannot be read: the minute '61' is not from 0 to 59"],
    [interval(0, "hour"), "an interval's value is a whole number of 1 or more"],
    [interval(1.5, "hour"), "an interval's value is a whole number of 1 or more"],
    [interval("1", "hour"), "an interval's value is a whole number of 1 or more"],
    [interval(1, "second"), "an interval's unit is one of year, month, week, day, hour, minute"],
    [interval(1, "hours"), "an interval's unit is one of year, month, week, day, hour, minute"],
    [{ ...hourly, checkinMargin: 0 }, "checkinMargin is a whole number of minutes from 1 to 40320"],
    [{ ...hourly, checkinMargin: "5" }, "checkinMargin is a whole number of minutes from 1 to 40320"],
    [{ ...hourly, maxRuntime: 40_321 }, "maxRuntime is a whole number of minutes from 1 to 40320"],
    [{ ...hourly, maxRuntime: -1 }, "maxRuntime is a whole number of minutes from 1 to 40320"],
    [{ ...hourly, failureIssueThreshold: 0.5 }, "failureIssueThreshold is a whole number of runs from 1 to 720"],
    [{ ...hourly, recoveryThreshold: 721 }, "recoveryThreshold is a whole number of runs from 1 to 720"],
    [{ ...hourly, timezone: "Mars/Olympus" }, "a time zone is a name of the tz database, 'Mars/Olympus' is none"],
    [{ ...hourly, timezone: "+02:00" }, "a time zone is a name of the tz database, '+02:00' is none"],
    [{ ...hourly, timezone: 2 }, "a time zone is a name of the tz database, not number"],
    [{ ...hourly, max_runtime: 5 }, "a monitor's config has no field 'max_runtime'"],
    [{ ...hourly, isolateTrace: true }, "a monitor's config has no field 'isolateTrace'"],
  ])("refuses the config %j", (config, rule) => {
    expect(said("a", config)).toContain(`Cannot apply @Monitor to ${place}: ${rule}. `);
  });

  it("says how a time zone is written", () => {
    expect(said("a", { ...hourly, timezone: "europe/berlin" })).toBe(
      refused("a time zone is a name of the tz database, 'europe/berlin' is none. Write 'Europe/Berlin'"),
    );
  });

  it.each([
    undefined,
    { schedule: "*/5 * * * *" },
    { schedule: "@daily", timezone: "Europe/Berlin" },
    { schedule: "@daily", timezone: "UTC" },
    { schedule: "@daily", timezone: "US/Pacific", maxRuntime: undefined },
    { schedule: { type: "interval", value: 30, unit: "minute" }, checkinMargin: 1, maxRuntime: 40_320 },
    { schedule: { type: "crontab", value: "0 0 * * MON" }, failureIssueThreshold: 1, recoveryThreshold: 720 },
  ])("takes the config %j", (config) => {
    expect(said("a", config)).toBe("nothing was thrown");
  });

  it("is refused on a class, bare, and twice on a method", () => {
    const onClass = refusal(() => {
      @(Monitor("a") as any)
      class Cog {}
      return Cog;
    });
    expect(onClass).toBe("Cannot apply @Monitor to the class 'Cog': @Monitor stands on methods. Move it to a method.");
    expect(onMethod(Monitor)).toBe(refused('@Monitor takes an argument. Write @Monitor("refresh-bans", { schedule: "0 * * * *" })'));
    expect(onMethod(compose(Monitor("a"), Monitor("b")))).toBe(refused("@Monitor is said once on one declaration. Remove one of the two"));
  });
});
