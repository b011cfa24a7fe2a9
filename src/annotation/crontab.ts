import type { Fault } from "./fault.js";

/** The nicknames that Sentry knows (getsentry/sentry, monitors/validators.py); `@reboot` and `@midnight` are none. */
const NICKNAMES = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@hourly"];

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: "minute", from: 0, to: 59, names: [] },
  { name: "hour", from: 0, to: 23, names: [] },
  { name: "day of the month", from: 1, to: 31, names: [] },
  { name: "month", from: 1, to: 12, names: ["", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] },
  { name: "day of the week", from: 0, to: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] },
];
const [, , DAY, MONTH, WEEKDAY] = FIELDS as readonly [Field, Field, Field, Field, Field];

const MONTH_DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Says what is wrong with a crontab, or nothing. What is right is what Sentry's own reader takes: Debian's five fields, with names,
 * lists, ranges, steps, `L`, `LW` and `MON#1` (cronsim, which getsentry/sentry uses in monitors/schedule.py).
 */
export function crontabFault(text: unknown): Fault | undefined {
  const example = "Write five fields, as in '*/5 * * * *'";
  if (typeof text !== "string" || text.trim() === "") return { rule: "a crontab is a non-empty string", remedy: example };
  const crontab = text.trim();
  if (crontab.startsWith("@")) {
    if (NICKNAMES.includes(crontab)) return undefined;
    return { rule: `Sentry knows no crontab '${crontab}'`, remedy: `Write five fields, or one of ${NICKNAMES.join(", ")}` };
  }
  const fields = crontab.split(/\s+/);
  if (fields.length === 6) {
    const rule = `Sentry takes crontabs of five fields, '${crontab}' has six, the first of them seconds`;
    return { rule, remedy: `Drop the seconds field for Sentry: '${fields.slice(1).join(" ")}'; the scheduler may keep its own` };
  }
  if (fields.length !== 5) return { rule: `a crontab has five fields, '${crontab}' has ${fields.length}`, remedy: example };
  try {
    const values = fields.map((field, index) => valuesOf(field.toUpperCase(), FIELDS[index]));
    return neverFault(crontab, values[2], values[3]);
  } catch (error) {
    return { rule: `the crontab '${crontab}' cannot be read: ${(error as Error).message}`, remedy: "Correct that field" };
  }
}

/** Stands for the last day of a month, which any month has. */
const LAST = -1;

/** The values that a field stands for; throws an error that says what is wrong. */
function valuesOf(term: string, field: Field): number[] {
  if (term === "*") return range(field.from, field.to);
  if (term.includes(",")) return term.split(",").flatMap((one) => valuesOf(one, field));
  if (field === WEEKDAY && /^\d+L$/.test(term)) return [valueOf(term.slice(0, -1), field)];
  if (field === WEEKDAY && term.includes("#")) return nth(term, field);
  if (term.includes("/")) return stepped(term, field);
  if (field === DAY && (term === "L" || term === "LW")) return [LAST];
  const at = term.indexOf("-");
  if (at < 0) return [valueOf(term, field)];
  const [from, to] = [valueOf(term.slice(0, at), field), valueOf(term.slice(at + 1), field)];
  if (to < from) throw new Error(`the ${field.name} '${term}' goes backwards`);
  return range(from, to);
}

function nth(term: string, field: Field): number[] {
  const [day = "", count = ""] = term.split("#");
  if (!/^[1-5]$/.test(count)) throw new Error(`the ${field.name} '${term}' names one of the first five, as in 'MON#1'`);
  return [valueOf(day, field)];
}

function stepped(term: string, field: Field): number[] {
  const at = term.indexOf("/");
  const step = /^\d+$/.test(term.slice(at + 1)) ? Number(term.slice(at + 1)) : 0;
  if (step === 0) throw new Error(`the ${field.name} '${term}' has no step of 1 or more`);
  const values = valuesOf(term.slice(0, at), field);
  const from = values[0] === LAST || values.length > 1 ? values : range(values[0], field.to);
  return from.filter((_, index) => index % step === 0);
}

function valueOf(term: string, field: Field): number {
  const named = term === "" ? -1 : field.names.indexOf(term);
  if (named >= 0) return named;
  const value = /^\d+$/.test(term) ? Number(term) : NaN;
  if (value >= field.from && value <= field.to) return value;
  const names = field.names.filter((name) => name !== "");
  const also = names.length === 0 ? "" : `, nor one of ${names.join(", ")}`;
  throw new Error(`the ${field.name} '${term}' is not from ${field.from} to ${field.to}${also}`);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function neverFault(crontab: string, days: readonly number[], months: readonly number[]): Fault | undefined {
  const earliest = Math.min(...days);
  if (earliest <= Math.max(...months.map((month) => MONTH_DAYS[month]))) return undefined;
  return { rule: `the crontab '${crontab}' never comes: no ${MONTH.name} of it has a day ${earliest}`, remedy: "Choose another day" };
}
