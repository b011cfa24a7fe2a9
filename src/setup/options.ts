import type { Masker, MaskingOptions } from "../masking/masker.js";
import { flag, fn, optionFault } from "../runtime/check-option.js";
import { isExpectation, type Settings } from "../runtime/settings.js";
import type { UserDetail } from "../runtime/values/recorded-user.js";
import { checkedMasking } from "./masking/checked-masking.js";
import { checkedMetricAttributes } from "./metric-attributes.js";
import { tracesSampler, type SamplingRates } from "./sampling.js";

/**
 * Options of {@link cogscopeIntegration} and {@link setupSentry}; all may be left out.
 *
 * @example
 * Sentry.init({ integrations: [cogscopeIntegration({ floodLimit: 5, discordRequests: "drop" })] });
 */
export interface CogscopeOptions extends Settings {
  /** How many traces are kept, by what began them. Sentry's `tracesSampleRate` or `tracesSampler`, if given, takes its place. */
  readonly sampling?: SamplingRates;
  /** What else is a secret, and what is none. Secrets are masked in all that leaves; that cannot be turned off. */
  readonly masking?: MaskingOptions;
  /** Spans and breadcrumbs of requests to Discord: with the route in place of ids and tokens, or none. Default: `template`. */
  readonly discordRequests?: "template" | "drop";
  /** Makes one span of equal ones that follow each other, in the static lifecycle alone. Default: false. */
  readonly groupSpans?: boolean;
  /** Sends a `db` span of ours with the op `function` where the database driver has one of its own inside. Default: true. */
  readonly databaseSpansOnce?: boolean;
  /**
   * How many equal errors go in a minute: of one class, place, message and fingerprint. Half as many in each minute that follows while it
   * lasts; `false` for all. Messages below the level `error` are not counted. Default: 20.
   */
  readonly floodLimit?: number | false;
  /** What is recorded of a Discord user: names, permissions and the guild too, or the id alone. Default: `full`. */
  readonly users?: UserDetail;
  /** Attributes that stay on metrics though their values are many: snowflakes and users are taken off else. Default: none. */
  readonly metricAttributes?: readonly string[];
  /** Reports SIGTERM and SIGINT, and sends what is left before they end the process. Default: true. */
  readonly signals?: boolean;
}

/** The same as it is used. */
export interface CheckedOptions {
  readonly sampler: ReturnType<typeof tracesSampler>;
  readonly masker: Masker;
  readonly discordRequests: "template" | "drop";
  readonly groupSpans: boolean;
  readonly databaseSpansOnce: boolean;
  readonly floodLimit: number | false;
  readonly users: UserDetail;
  readonly metricAttributes: ReadonlySet<string>;
  readonly signals: boolean;
}

export const OPTIONS: readonly (keyof CogscopeOptions)[] = [
  "sampling",
  "masking",
  "discordRequests",
  "groupSpans",
  "databaseSpansOnce",
  "floodLimit",
  "users",
  "metricAttributes",
  "signals",
  "expected",
  "botErrors",
  "onDiagnostic",
];

/** Checks what was given and fills in the rest. */
export function checkedOptions(options: CogscopeOptions): CheckedOptions {
  fn(options.onDiagnostic, "onDiagnostic");
  list(options.expected, "expected", isExpectation, "error classes, codes and predicates", "expected: [UserError, 50007]");
  list(options.botErrors, "botErrors", (one) => typeof one === "function", "error classes", "botErrors: [BotError]");
  return {
    sampler: tracesSampler(options.sampling),
    masker: checkedMasking(options.masking ?? {}),
    discordRequests: oneOf(options.discordRequests, "discordRequests", ["template", "drop"]),
    groupSpans: flag(options.groupSpans, "groupSpans"),
    databaseSpansOnce: flag(options.databaseSpansOnce, "databaseSpansOnce", true),
    floodLimit: floodLimit(options.floodLimit),
    users: oneOf(options.users, "users", ["full", "id"]),
    metricAttributes: checkedMetricAttributes(options.metricAttributes),
    signals: flag(options.signals, "signals", true),
  };
}

function list(given: unknown, option: string, isRight: (one: unknown) => boolean, what: string, example: string): void {
  if (given === undefined || [given].flat().every(isRight)) return;
  throw optionFault(option, `it lists ${what}`, `Write ${example}`);
}

/** The first is what it is by default. */
function oneOf<T extends string>(given: T | undefined, option: string, choices: readonly [T, ...T[]]): T {
  if (given === undefined) return choices[0];
  if (choices.includes(given)) return given;
  throw optionFault(option, `it is one of ${choices.join(", ")}`, `Leave it out for ${choices[0]}`);
}

function floodLimit(given: number | false = 20): number | false {
  if (given === false || (Number.isInteger(given) && given > 0)) return given;
  throw optionFault("floodLimit", "it is a number of errors from 1, or false", "Write floodLimit: 20, or false to let all go");
}

/** A name of ours in another spelling would go to Sentry, which takes any: `floodlimit`, `user`, `mask`. */
export function refuseMisspelt(others: object): void {
  for (const name of Object.keys(others)) {
    const meant = [...OPTIONS, "offlineStore"].find((one) => isAlike(bare(one), bare(name)));
    if (meant !== undefined) throw optionFault(name, "there is no such option", `Write ${meant}`);
  }
}

const bare = (name: string): string => name.toLowerCase().replace(/[-_]/g, "");

/** The same but for a plural, one another's beginning, or one letter too many, too few or wrong. */
function isAlike(ours: string, theirs: string): boolean {
  if (theirs.length >= 4 && (ours.startsWith(theirs) || theirs.startsWith(ours))) return true;
  const start = [...ours].findIndex((letter, at) => letter !== theirs[at]);
  const rests = [theirs.slice(start), theirs.slice(start + 1)].flatMap((rest) => [
    ours.slice(start) === rest,
    ours.slice(start + 1) === rest,
  ]);
  return start > 0 && rests.includes(true);
}
