import { checkNames, isOptions, optionFault } from "../runtime/check-option.js";
import type { NodeOptions } from "../sentry/init.js";

/**
 * How many of the traces that begin here are kept, from 0 to 1, by what began them.
 *
 * @example
 * setupSentry({ sampling: { commands: 0.25, tasks: 0 } });
 */
export interface SamplingRates {
  /** What users do: commands, components, forms, autocompletion (`discord.…`, `command.…`, `interaction.…`). Default: 0.1. */
  readonly commands?: number;
  /** Queries that nothing else began (`db`, `db.…`). Default: 0.05. */
  readonly database?: number;
  /** Requests that nothing else began (`http.…`). Default: 0.05. */
  readonly http?: number;
  /** Background work (`task.…`, `queue.…`, `cron.…`). Default: 0.02. */
  readonly tasks?: number;
  /** All else. Default: 0.01. */
  readonly others?: number;
}

type Sampler = NonNullable<NodeOptions["tracesSampler"]>;

const PRESETS: Readonly<Required<SamplingRates>> = { commands: 0.1, database: 0.05, http: 0.05, tasks: 0.02, others: 0.01 };

/** By the first part of the op: `discord.command`, `db.query`, `http.client`, `task.run`. */
const GROUPS: ReadonlyMap<string, keyof SamplingRates> = new Map(
  Object.entries({
    discord: "commands",
    command: "commands",
    interaction: "commands",
    db: "database",
    http: "http",
    task: "tasks",
    queue: "tasks",
    cron: "tasks",
  } as const),
);

/**
 * A sampler for Sentry's option of that name: the decision of a trace that is continued first, then a rate by the root span's op.
 * Errors are not sampled. {@link setupSentry} sets it; give it to `Sentry.init` where you call that yourself.
 *
 * @throws SetupError where a rate is no number from 0 to 1.
 * @example
 * Sentry.init({ tracesSampler: tracesSampler({ commands: 0.25 }) });
 */
export function tracesSampler(rates: SamplingRates = {}): Sampler {
  const checked = checkedRates(rates);
  return ({ attributes, inheritOrSampleWith }) => inheritOrSampleWith(checked[groupOf(attributes?.["sentry.op"])]);
}

const groupOf = (op: unknown): keyof SamplingRates => (typeof op === "string" ? GROUPS.get(op.split(".", 1)[0]) : undefined) ?? "others";

function checkedRates(rates: SamplingRates): Readonly<Required<SamplingRates>> {
  isOptions(rates, "Write sampling: { commands: 0.1 }", "sampling");
  checkNames(rates, Object.keys(PRESETS), "sampling.");
  const given = Object.entries(rates).filter(([, rate]) => rate !== undefined);
  for (const [name, rate] of given) checkRate(rate, `sampling.${name}`);
  return { ...PRESETS, ...Object.fromEntries(given) };
}

export function checkRate(rate: unknown, option: string): void {
  if (typeof rate === "number" && rate >= 0 && rate <= 1) return;
  throw optionFault(option, "a rate is a number from 0 to 1", "Write 0.1 for every tenth");
}
