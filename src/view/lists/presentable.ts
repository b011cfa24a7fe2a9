/** How much of a value is shown. */
export interface Extent {
  /** Characters of each text. */
  readonly text: number;
  /** Levels of objects and lists. */
  readonly depth: number;
  /** Values in all. */
  readonly values: number;
}

/** What stands in a row of a list. */
export const inRow: Extent = { text: 500, depth: 3, values: 60 };
/** What is unfolded. */
export const unfolded: Extent = { text: 20_000, depth: 8, values: 3000 };

/** The value cut to what a page can show: an event of 20 MB must not freeze the browser. Where something is left out stands `…`. */
export function presentable<T>(value: T, extent: Extent): T {
  const budget = { left: extent.values };
  return cutValue(value, extent, extent.depth, budget) as T;
}

function cutValue(value: unknown, extent: Extent, depth: number, budget: { left: number }): unknown {
  budget.left -= 1;
  if (typeof value === "string") return cutText(value, extent.text);
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "…";
  if (Array.isArray(value)) return value.slice(0, Math.max(0, budget.left)).map((part) => cutValue(part, extent, depth - 1, budget));
  const fields: [string, unknown][] = [];
  for (const [name, part] of Object.entries(value)) {
    if (budget.left <= 0) {
      fields.push(["…", "more is not shown"]);
      break;
    }
    fields.push([cutText(name, 200), cutValue(part, extent, depth - 1, budget)]);
  }
  // fromEntries defines own properties, so that a "__proto__" from the network is a name like any other.
  return Object.fromEntries(fields);
}

/** Text of at most so many characters; how many there were is said. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}
