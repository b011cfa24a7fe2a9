/** What the example bot sends: how many of a thing a command, and how large one is, in bytes. */
export interface Measured {
  readonly events: number;
  readonly spans: number;
  readonly metrics: number;
  readonly logs: number;
}

/** The assumptions of docs/scale.md. */
export const COMMANDS_A_GUILD = 10;
export const FAILING = 0.01;
export const GUILDS_A_SHARD = 1000;
const MINUTES = 24 * 60;

export interface Load {
  /** How many of a failing command (events) or of a command (the rest). */
  readonly count: Measured;
  readonly bytes: Measured;
  /** Of how many commands the trace is kept. */
  readonly rate: number;
}

/** How many things a day, and how many bytes. */
export function aDay(guilds: number, { count, bytes, rate }: Load): Measured & { readonly bytes: number } {
  const commands = guilds * COMMANDS_A_GUILD;
  const shards = Math.ceil(guilds / GUILDS_A_SHARD);
  const things: Measured = {
    events: commands * FAILING * count.events,
    spans: commands * rate * count.spans,
    // Each shard's ping, once a minute.
    metrics: commands * count.metrics + shards * MINUTES,
    logs: commands * count.logs,
  };
  const total = (Object.keys(things) as (keyof Measured)[]).reduce((sum, kind) => sum + things[kind] * bytes[kind], 0);
  return { ...things, bytes: total };
}

/** Two digits are as much as the assumptions bear: `4 300`, `8.6 GB`. */
export function rounded(value: number): string {
  const digits = Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1);
  return String(Math.round(value / 10 ** digits) * 10 ** digits).replace(/\B(?=(\d{3})+$)/g, " ");
}

export function size(bytes: number): string {
  const [unit, factor] =
    (
      [
        ["GB", 1e9],
        ["MB", 1e6],
        ["kB", 1e3],
      ] as const
    ).find(([, one]) => bytes >= one) ?? (["B", 1] as const);
  return `${Number((bytes / factor).toPrecision(2))} ${unit}`;
}
