/** Some of what was found, newest first. */
export interface PageOf<T> {
  readonly rows: readonly T[];
  /** How many were found in all. */
  readonly found: number;
}

/** The newest `limit` of what was found; only those are made into rows. */
export function pageOf<S, T>(foundOldestFirst: readonly S[], limit: number, row: (one: S) => T): PageOf<T> {
  return { rows: foundOldestFirst.slice(-limit).reverse().map(row), found: foundOldestFirst.length };
}
