import { isPaused } from "./entry.js";
import type { Files } from "./files.js";
import type { Losses } from "./losses.js";
import type { Content } from "./parcel.js";
import { Stock, type Standing } from "./stock.js";
import { tidied } from "./tidied.js";

/** An empty folder is looked at again after so long, in ms: others may have put something there. */
const PATIENCE = 1000;

/** How large the folder may become, in bytes, and how old what is in it, in ms. */
export interface Bounds {
  readonly maxBytes: number;
  readonly maxAge: number;
}

/** Keeps count of what is in the folder, and has leave what is too much. Only names are read. */
export class Inventory {
  readonly #files: Files;
  readonly #bounds: Bounds;
  readonly #losses: Losses;
  #stock = new Stock();
  /** What this process is sending: while a file is renamed a listing may miss it under either name. */
  readonly #mine = new Set<string>();
  /** What has been done while the folder was being listed: whether the list tells of it is not known. */
  #changes: Map<string, Standing> | undefined;
  #listed = -Infinity;
  #isDue = false;
  #refreshing: Promise<void> | undefined;

  constructor(files: Files, bounds: Bounds, losses: Losses) {
    this.#files = files;
    this.#bounds = bounds;
    this.#losses = losses;
  }

  /** A file has been written, or one that was taken is free again. Resolves when the folder is within its size. */
  async put(name: string): Promise<void> {
    this.#note(name, "free");
    if (this.#listed < 0 || this.#stock.bytes > this.#bounds.maxBytes) await this.#refresh();
  }

  /** The next file that may go; it is for the caller to claim it. */
  async take(mayGo: (contents: readonly Content[]) => boolean): Promise<string | undefined> {
    const found = this.#takeKnown(mayGo);
    if (found !== undefined || Date.now() - this.#listed < PATIENCE) return found;
    await (this.#refreshing ?? this.#refresh());
    return this.#takeKnown(mayGo);
  }

  /** A file that was taken is there no more, or not for us. */
  drop(name: string): void {
    this.#note(name, "gone");
  }

  /** In how many ms the next file may go that has been put off, by this process or by one that is no more. */
  get nextPause(): number | undefined {
    const now = Date.now();
    const next = this.#stock.free.find((one) => isPaused(one, now));
    return next && next.order / 1000 - now;
  }

  #takeKnown(mayGo: (contents: readonly Content[]) => boolean): string | undefined {
    const now = Date.now();
    const oldest = now - this.#bounds.maxAge;
    const next = this.#stock.free.find((one) => one.made >= oldest && !isPaused(one, now) && mayGo(one.contents));
    if (next) this.#note(next.name, "held");
    return next?.name;
  }

  #note(name: string, standing: Standing): void {
    this.#stock.set(name, standing);
    this.#changes?.set(name, standing);
    if (standing === "held") this.#mine.add(name);
    else this.#mine.delete(name);
  }

  /** Once more where it is under way: it may be past what has just come. */
  #refresh(): Promise<void> {
    this.#isDue = true;
    return (this.#refreshing ??= this.#refreshWhileDue());
  }

  async #refreshWhileDue(): Promise<void> {
    try {
      while (this.#isDue) {
        this.#isDue = false;
        await this.#list();
        await this.#shrink();
      }
    } finally {
      this.#refreshing = undefined;
    }
  }

  async #list(): Promise<void> {
    const stock = new Stock();
    const changes = (this.#changes = new Map<string, Standing>([...this.#mine].map((name) => [name, "held"])));
    const files = await this.#files.list();
    for (const file of files.sort()) {
      const [name, standing] = await tidied(this.#files, file);
      stock.set(name, standing);
    }
    for (const [name, standing] of changes) stock.set(name, standing);
    this.#stock = stock;
    this.#changes = undefined;
    this.#listed = Date.now();
  }

  /**
   * Oldest first, until it is young and small enough; a little smaller than it may be, so that not each new file has the folder listed.
   * Another process may be quicker: then it is the one who counts.
   */
  async #shrink(): Promise<void> {
    const { maxAge, maxBytes } = this.#bounds;
    const oldest = Date.now() - maxAge;
    const most = this.#stock.bytes > maxBytes ? maxBytes * 0.9 : maxBytes;
    for (const { name, made, contents } of [...this.#stock.free].sort((a, b) => a.made - b.made)) {
      const isOld = made < oldest;
      if (!isOld && this.#stock.bytes <= most) return;
      // Taken meanwhile: it may come back.
      if (!this.#stock.isFree(name)) continue;
      this.#note(name, "gone");
      if (!(await this.#files.remove(name))) continue;
      const why = isOld ? "was kept for too long" : "is the oldest in a full folder";
      this.#losses.add("cache_overflow", contents, `what could not be sent ${why}; it is thrown out`);
    }
  }
}
