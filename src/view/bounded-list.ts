/** A list that holds at most `limit` entries: adding one more lets the oldest go. */
export class BoundedList<T> {
  readonly #entries: T[] = [];

  constructor(readonly limit: number) {}

  /** The entries, oldest first; the same array each time, so copy it to keep it. */
  get entries(): readonly T[] {
    return this.#entries;
  }

  add(entry: T): void {
    this.#entries.push(entry);
    if (this.#entries.length > this.limit) this.#entries.shift();
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
