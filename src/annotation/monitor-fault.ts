import { crontabFault } from "./crontab.js";
import { first, type Fault } from "./fault.js";
import { INTERVAL_UNITS, type MonitorConfig } from "./monitor-config.js";

/** Sentry cuts a longer slug off (getsentry/relay, relay-monitors). */
const SLUG_LIMIT = 50;

/** Four weeks in minutes, and the most runs that Sentry looks back over (getsentry/sentry, monitors/constants.py). */
const LONGEST = 40_320;
const MOST = 720;

const LIMITS = { checkinMargin: LONGEST, maxRuntime: LONGEST, failureIssueThreshold: MOST, recoveryThreshold: MOST } as const;

const FIELDS = ["schedule", "checkinMargin", "maxRuntime", "timezone", "failureIssueThreshold", "recoveryThreshold"];

/** Says what is wrong with a monitor, or nothing: Sentry would drop its check-ins, or the schedule alone, without a word. */
export const monitorFault = (slug: unknown, config: unknown): Fault | undefined =>
  slugFault(slug) ?? (config === undefined ? undefined : configFault(config));

function slugFault(slug: unknown): Fault | undefined {
  const remedy = "Choose a slug such as 'refresh-bans'";
  if (typeof slug !== "string" || slug === "") return { rule: "a monitor's slug is a non-empty string", remedy };
  if (slug.length > SLUG_LIMIT) {
    return { rule: `a monitor's slug has at most ${SLUG_LIMIT} characters, '${slug}' has ${slug.length}`, remedy };
  }
  if (/^\d+$/.test(slug)) return { rule: `a monitor's slug is not made of digits alone, '${slug}' is`, remedy };
  if (/^[a-z0-9_-]+$/.test(slug)) return undefined;
  return { rule: `a monitor's slug is made of lower-case letters, digits and _ - only, '${slug}' is not`, remedy };
}

function configFault(config: unknown): Fault | undefined {
  if (typeof config !== "object" || config === null || Array.isArray(config)) {
    return { rule: "a monitor's config is an object", remedy: 'Write { schedule: "0 * * * *" }' };
  }
  const unknown = Object.keys(config).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    return { rule: `a monitor's config has no field '${unknown}'`, remedy: `Its fields are ${FIELDS.join(", ")}` };
  }
  const { schedule, timezone, ...numbers } = config as Partial<MonitorConfig>;
  return first(
    scheduleFault(schedule),
    zoneFault(timezone),
    ...Object.entries(numbers).map(([field, value]) => numberFault(field, value, LIMITS[field as keyof typeof LIMITS])),
  );
}

function scheduleFault(schedule: unknown): Fault | undefined {
  if (typeof schedule === "string") return crontabFault(schedule);
  const remedy = 'Write schedule: "0 * * * *", or { type: "interval", value: 1, unit: "hour" }';
  if (typeof schedule !== "object" || schedule === null) return { rule: "a monitor's config has a schedule", remedy };
  const { type, value, unit } = schedule as Readonly<Record<string, unknown>>;
  if (type === "crontab") return crontabFault(value);
  if (type !== "interval") return { rule: "a schedule's type is 'crontab' or 'interval'", remedy };
  if (!Number.isSafeInteger(value) || (value as number) < 1) return { rule: "an interval's value is a whole number of 1 or more", remedy };
  if ((INTERVAL_UNITS as readonly unknown[]).includes(unit)) return undefined;
  return { rule: `an interval's unit is one of ${INTERVAL_UNITS.join(", ")}`, remedy: "Choose one of them" };
}

function numberFault(field: string, value: unknown, most: number): Fault | undefined {
  if (value === undefined || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most)) return undefined;
  const unit = most === LONGEST ? "minutes" : "runs";
  return { rule: `${field} is a whole number of ${unit} from 1 to ${most}`, remedy: "Give such a number or leave it out" };
}

/** `Intl` takes a name in any case and an offset too; Sentry takes the names of the tz database as they are written there. */
function zoneFault(zone: unknown): Fault | undefined {
  if (zone === undefined) return undefined;
  const rule = `a time zone is a name of the tz database, ${typeof zone === "string" ? `'${zone}' is none` : `not ${typeof zone}`}`;
  const unknown = { rule, remedy: "Write 'Europe/Berlin', or leave it out for UTC" };
  if (typeof zone !== "string" || !/^[A-Za-z]/.test(zone)) return unknown;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions();
    return timeZone !== zone && timeZone.toLowerCase() === zone.toLowerCase() ? { rule, remedy: `Write '${timeZone}'` } : undefined;
  } catch {
    return unknown;
  }
}
