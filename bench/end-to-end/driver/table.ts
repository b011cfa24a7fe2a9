import { atRate, BARE, type Contestant } from "./contestants.js";
import type { Costs } from "./rounds.js";

const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN;

const median = (values: readonly number[]): number => quantile(values, 1 / 2);

/** The mean of the least third: what it takes while the machine does little else. */
function quietest(values: readonly number[]): number {
  const least = [...values].sort((a, b) => a - b).slice(0, Math.ceil(values.length / 3));
  return least.reduce((sum, value) => sum + value, 0) / least.length;
}

const HEAD = ["bot", "rate", "commands/s", "CPU ms a command", "telemetry alone", "CPU of by hand", "middle half", "quietest third"];

/** A row a bot: medians of its rounds, and its CPU against that of the bot by hand at the same rate, round by round. */
export function table(contestants: readonly Contestant[], costs: Costs): string {
  const cpuOf = (one: Contestant): number[] => (costs.get(one) ?? []).map(({ cpu }) => cpu);
  const bare = median(cpuOf(contestants.find((one) => one.script === BARE.script) ?? BARE));
  const rows = contestants.map((one) => {
    const cpu = cpuOf(one);
    const handName = atRate(one.rate)[0]?.name;
    const hand = contestants.find(({ name, rate }) => name === handName && rate === one.rate);
    const reference = hand && one.script !== BARE.script ? cpuOf(hand) : [];
    const ratios = reference.map((value, round) => (cpu[round] ?? NaN) / value);
    return [
      one.name,
      one.script === BARE.script ? "" : String(one.rate),
      median((costs.get(one) ?? []).map(({ commandsPerSecond }) => commandsPerSecond)).toFixed(0),
      median(cpu).toFixed(3),
      one.script === BARE.script ? "" : (median(cpu) - bare).toFixed(3),
      ratios.length > 0 ? median(ratios).toFixed(2) : "",
      ratios.length > 0 ? `${quantile(ratios, 1 / 4).toFixed(2)} – ${quantile(ratios, 3 / 4).toFixed(2)}` : "",
      ratios.length > 0 ? (quietest(cpu) / quietest(reference)).toFixed(2) : "",
    ];
  });
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("   ");
  return all.map(line).join("\n");
}
