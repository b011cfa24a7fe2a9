/** What a table shows where nothing was measured. */
export const NOTHING = "–";

/** A ratio with two figures that say something: 0.0005, 0.07, 1.04, 12. */
export function ratio(value, base) {
  const one = value / base;
  if (!Number.isFinite(one)) return NOTHING;
  if (one >= 10) return one.toFixed(0);
  return one >= 0.095
    ? one.toFixed(2)
    : one.toPrecision(one >= 0.01 ? 2 : 1).replace(/^(\d)e-(\d+)$/, (_, figure, zeros) => `0.${"0".repeat(zeros - 1)}${figure}`);
}

/** Nanoseconds: with a decimal where one counts, else whole, with thin gaps between the thousands. */
export const nanoseconds = (value) => (value < 100 ? value.toFixed(1) : grouped(value));

export const grouped = (value) => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, "\u202f");
