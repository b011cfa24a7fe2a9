import { entryOf, type Entry } from "./entry.js";

/** A file is free to be sent, is being sent by somebody, or is there no more. */
export type Standing = "free" | "held" | "gone";

/** What is in the folder, as far as this process knows. */
export class Stock {
  /** In the order in which they go. */
  readonly #free: Entry[] = [];
  readonly #held = new Map<string, Entry>();
  /** What all of it takes, whoever holds it. */
  bytes = 0;

  get free(): readonly Entry[] {
    return this.#free;
  }

  /** Says how a file stands from now on, whatever was known of it; the name is the one that it has when it is free. */
  set(name: string, standing: Standing): void {
    const entry = entryOf(name);
    if (!entry) return;
    const at = this.#placeOf(name);
    const wasFree = this.#free[at]?.name === name;
    if (wasFree && standing === "free") return;
    if (wasFree) this.#free.splice(at, 1);
    if (wasFree || this.#held.delete(name)) this.bytes -= entry.bytes;
    if (standing === "gone") return;
    this.bytes += entry.bytes;
    if (standing === "held") this.#held.set(name, entry);
    else this.#free.splice(at, 0, entry);
  }

  isFree(name: string): boolean {
    return this.#free[this.#placeOf(name)]?.name === name;
  }

  /** Names sort as the files go. */
  #placeOf(name: string): number {
    let [from, to] = [0, this.#free.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#free[middle].name < name) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
