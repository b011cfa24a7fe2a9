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

/** Received things of one kind, oldest first, and how many had to go. */
export class KeptList<T> {
  readonly kept: Kept<T>[] = [];
  /** The same without the arrival; the same array each time. */
  readonly values: T[] = [];
  bytes = 0;
  dropped = 0;

  add(one: Kept<T>): void {
    this.kept.push(one);
    this.values.push(one.value);
    this.bytes += one.bytes;
  }

  /** Lets the oldest go. */
  drop(): void {
    const oldest = this.kept.shift();
    if (!oldest) return;
    this.values.shift();
    this.bytes -= oldest.bytes;
    this.dropped += 1;
  }

  clear(): void {
    this.kept.length = 0;
    this.values.length = 0;
    this.bytes = 0;
    this.dropped = 0;
  }
}
