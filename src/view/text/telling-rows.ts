import type { SpanRow } from "./span-tree.js";

/** Of a chain of thousands, the root and so many of the nearest spans above are shown with a span. */
const nearest = 39;

/**
 * At most so many rows of a tree, in its order: those that failed and the slowest, by turns, each with the spans above it.
 *
 * The first of a long list would say little: what went wrong, or took long, may be the last.
 */
export function tellingRows(rows: readonly SpanRow[], limit: number): readonly SpanRow[] {
  if (rows.length <= limit) return rows;
  const parents = parentsOf(rows);
  const chosen = new Set<number>();
  for (const index of byTurns(rows)) {
    if (chosen.size >= limit) break;
    const wanted = [index, ...above(index, parents)].filter((one) => !chosen.has(one));
    if (chosen.size + wanted.length <= limit) for (const one of wanted) chosen.add(one);
  }
  return rows.filter((_, index) => chosen.has(index));
}

/** Where the parent of each row stands; undefined for a root. */
function parentsOf(rows: readonly SpanRow[]): readonly (number | undefined)[] {
  const path: number[] = [];
  return rows.map(({ depth }, index) => {
    path.length = depth;
    path.push(index);
    return path.at(-2);
  });
}

function above(index: number, parents: readonly (number | undefined)[]): readonly number[] {
  const found: number[] = [];
  let root: number | undefined;
  for (let one = parents[index]; one !== undefined; one = parents[one]) {
    if (found.length < nearest) found.push(one);
    else root = one;
  }
  return root === undefined ? found : [...found, root];
}

/** All rows: one that failed, one of the slowest, and so on; then the others, the slowest first. */
function byTurns(rows: readonly SpanRow[]): readonly number[] {
  const lasted = ({ span }: SpanRow): number => span.end - span.start;
  const slowest = rows.map((row, index) => ({ row, index })).sort((a, b) => lasted(b.row) - lasted(a.row));
  const failed = slowest.filter(({ row }) => row.span.status !== "ok");
  return slowest.flatMap((one, turn) => (failed[turn] ? [failed[turn].index, one.index] : [one.index]));
}
