const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const units: readonly (readonly [name: string, seconds: number])[] = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
];

/** A number for reading: `1,234.5`. */
export function amount(value: number): string {
  return number.format(value);
}

/** So many of something: `1 span`, `2 spans`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${amount(count)} ${count === 1 ? one : many}`;
}

/** A duration, from milliseconds: `0.42 ms`, `12.3 ms`, `3.10 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  if (ms < 1000) return `${ms.toFixed(1)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** How long ago: `now`, `12 s ago`, `3 h ago`. */
export function ago(moment: number, now: number): string {
  const seconds = Math.round((now - moment) / 1000);
  if (seconds < 1) return seconds < -1 ? "in the future" : "now";
  for (const [unit, size] of units) if (seconds >= size) return `${Math.floor(seconds / size)} ${unit} ago`;
  return `${seconds} s ago`;
}

/** A moment on the clock, with milliseconds: `2026-11-23 09:24:03.936`. */
export function clock(moment: number): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return "?";
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return Number.isNaN(local.getTime()) ? date.toISOString() : local.toISOString().replace("T", " ").replace("Z", "");
}

/** An amount of memory: `64 MiB`. */
export function mebibytes(bytes: number): string {
  return `${number.format(Math.round((bytes / 2 ** 20) * 10) / 10)} MiB`;
}
