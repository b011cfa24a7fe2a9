/** One received thing and what is known of its arrival. */
export interface Kept<T> {
  readonly value: T;
  /** Which arrival this was, of all kinds; larger is later. */
  readonly sequence: number;
  /** When it arrived, in milliseconds since 1970. */
  readonly arrived: number;
  /** How much memory it holds, about. */
  readonly bytes: number;
}

/** So many that have gone may still stand in front, as long as they hold no more than so many bytes. */
const mostGone = 64;
const mostGoneBytes = 2 ** 18;

/** Received things of one kind, oldest first, and how many had to go. */
export class KeptList<T> {
  readonly #kept: Kept<T>[] = [];
  readonly #values: T[] = [];
  // V8 moves all the entries of a list of more than 16 000 to take the first one out: a tenth of a millisecond for each thing that arrives.
  #gone = 0;
  #goneBytes = 0;
  bytes = 0;
  dropped = 0;

  get kept(): readonly Kept<T>[] {
    this.#takeOut();
    return this.#kept;
  }

  /** The same without the arrival; the same array each time. */
  get values(): readonly T[] {
    this.#takeOut();
    return this.#values;
  }

  get size(): number {
    return this.#kept.length - this.#gone;
  }

  add(one: Kept<T>): void {
    this.#kept.push(one);
    this.#values.push(one.value);
    this.bytes += one.bytes;
  }

  /** Lets the oldest go. */
  drop(): void {
    const oldest = this.#kept[this.#gone];
    if (!oldest) return;
    this.#gone += 1;
    this.#goneBytes += oldest.bytes;
    this.bytes -= oldest.bytes;
    this.dropped += 1;
    if (this.#gone >= mostGone || this.#goneBytes > mostGoneBytes) this.#takeOut();
  }

  clear(): void {
    this.#kept.length = 0;
    this.#values.length = 0;
    this.#gone = 0;
    this.#goneBytes = 0;
    this.bytes = 0;
    this.dropped = 0;
  }

  #takeOut(): void {
    if (this.#gone === 0) return;
    this.#kept.splice(0, this.#gone);
    this.#values.splice(0, this.#gone);
    this.#gone = 0;
    this.#goneBytes = 0;
  }
}
