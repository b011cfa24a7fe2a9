const columns = 24;

/** A stretch of time, in milliseconds since 1970. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretch from the first start to the last end; without any, an empty one. */
export function whole(stretches: readonly Stretch[]): Stretch {
  let start = Infinity;
  let end = -Infinity;
  for (const stretch of stretches) {
    start = Math.min(start, stretch.start);
    end = Math.max(end, stretch.end);
  }
  return start <= end ? { start, end } : { start: 0, end: 0 };
}

/** Draws where a part lies within the whole, in 24 columns; however short, it fills one. */
export function timeBar(part: Stretch, all: Stretch): string {
  const scale = columns / Math.max(all.end - all.start, Number.MIN_VALUE);
  const from = all.end > all.start ? Math.min(columns - 1, Math.floor((part.start - all.start) * scale)) : 0;
  const wanted = all.end > all.start ? Math.round((part.end - part.start) * scale) : columns;
  const length = Math.min(columns - from, Math.max(1, wanted));
  return `${" ".repeat(from)}${"█".repeat(length)}`.padEnd(columns);
}
