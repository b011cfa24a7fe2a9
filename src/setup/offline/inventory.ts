import { isAbandoned, readClaim, type Claim } from "./claim.js";
import { isTemporary, type Files } from "./files.js";
import { entryOf, isPaused, type Entry } from "./entry.js";
import { isRepeatable } from "./file-name.js";
import { PLACE, type Losses } from "./losses.js";
import type { Content } from "./parcel.js";
import { report } from "../../runtime/diagnostics.js";

const MINUTE = 60_000;

/** Half-written files of a process that died are this old, in ms, before they are removed. */
const TEMPORARY_LIFE = 10 * MINUTE;

/** An empty folder is looked at again after so long, in ms: others may have put something there. */
const PATIENCE = 1000;

/** What is in the folder, and what has to leave it. Only its names are read. */
export class Inventory {
  readonly #files: Files;
  readonly #project: string;
  readonly #limits: { readonly maxBytes: number; readonly maxAge: number };
  readonly #losses: Losses;
  #queue: Entry[] = [];
  /** Of all that is there, whoever holds it; what other processes add is learned when it is listed again. */
  #bytes: number | undefined;
  #listed = 0;
  #listing: Promise<void> | undefined;
  /** What came while the folder was being listed and may be missing in the list, with the bytes that are new. */
  readonly #arrivals = new Map<Entry, number>();

  constructor(files: Files, project: string, limits: { readonly maxBytes: number; readonly maxAge: number }, losses: Losses) {
    this.#files = files;
    this.#project = project;
    this.#limits = limits;
    this.#losses = losses;
  }

  /** A file has been written. */
  async add(name: string): Promise<void> {
    const bytes = entryOf(name)?.bytes ?? 0;
    if (this.#bytes !== undefined) this.#bytes += bytes;
    await this.#arrive(name, bytes);
  }

  /** A file that was taken is free again. */
  async putBack(name: string): Promise<void> {
    await this.#arrive(name, 0);
  }

  async #arrive(name: string, added: number): Promise<void> {
    const entry = entryOf(name);
    if (!entry) return;
    this.#arrivals.set(entry, added);
    this.#enqueue(entry);
    if (this.#bytes === undefined || this.#bytes > this.#limits.maxBytes) await this.#list();
  }

  /** The next file that may go; it is for the caller to claim it. */
  async next(mayGo: (contents: readonly Content[]) => boolean): Promise<string | undefined> {
    const found = this.#take(mayGo);
    if (found !== undefined || Date.now() - this.#listed < PATIENCE) return found;
    await this.#list();
    return this.#take(mayGo);
  }

  /** In how many ms the next file may go that has been put off, by this process or by one that is no more. */
  get nextPause(): number | undefined {
    const now = Date.now();
    const orders = this.#queue.filter((one) => isPaused(one, now)).map(({ order }) => order);
    return orders.length === 0 ? undefined : Math.min(...orders) / 1000 - now;
  }

  #take(mayGo: (contents: readonly Content[]) => boolean): string | undefined {
    const now = Date.now();
    const oldest = now - this.#limits.maxAge;
    const at = this.#queue.findIndex((one) => one.made >= oldest && !isPaused(one, now) && mayGo(one.contents));
    return at < 0 ? undefined : this.#queue.splice(at, 1)[0]?.name;
  }

  #enqueue(entry: Entry): void {
    const before = this.#queue.findLastIndex(({ order }) => order <= entry.order);
    this.#queue.splice(before + 1, 0, entry);
  }

  #list(): Promise<void> {
    this.#listing ??= this.#listAnew().finally(() => (this.#listing = undefined));
    return this.#listing;
  }

  async #listAnew(): Promise<void> {
    this.#arrivals.clear();
    const files = await this.#files.list();
    const entries: Entry[] = [];
    let bytes = 0;
    for (const file of files) {
      const claim = readClaim(file);
      const name = claim && isAbandoned(claim) ? await this.#recover(file, claim) : file;
      const entry = entryOf(name ?? "");
      if (entry?.project === this.#project) entries.push(entry);
      else await this.#tidy(file, entry);
      bytes += entry?.bytes ?? (claim && entryOf(claim.name)?.bytes) ?? 0;
    }
    const seen = new Set(entries.map(({ name }) => name));
    this.#queue = entries.sort((a, b) => a.order - b.order);
    this.#bytes = bytes;
    this.#listed = Date.now();
    for (const [entry, added] of this.#arrivals) {
      if (seen.has(entry.name)) continue;
      this.#enqueue(entry);
      this.#bytes += added;
    }
    await this.#shrink();
  }

  /** Who has died while it sent a file may have sent it: what Sentry knows again goes once more, the rest does not. */
  async #recover(file: string, claim: Claim): Promise<string | undefined> {
    const entry = entryOf(claim.name);
    if (entry && isRepeatable(entry.contents)) return (await this.#files.rename(file, claim.name)) ? claim.name : undefined;
    if (await this.#files.remove(file))
      report(PLACE, "a process died while it sent spans, logs or metrics; as they may have arrived they are not sent again");
    return undefined;
  }

  /**
   * Oldest first, until it is young and small enough; a little smaller than it may be, so that not each new file has the folder listed.
   * Another process may be quicker: then it is the one who counts.
   */
  async #shrink(): Promise<void> {
    const { maxAge, maxBytes } = this.#limits;
    const oldest = Date.now() - maxAge;
    const most = (this.#bytes ?? 0) > maxBytes ? maxBytes * 0.9 : maxBytes;
    for (const entry of [...this.#queue].sort((a, b) => a.made - b.made)) {
      const isOld = entry.made < oldest;
      if (!isOld && (this.#bytes ?? 0) <= most) return;
      this.#queue.splice(this.#queue.indexOf(entry), 1);
      // Taken meanwhile: it may come back.
      if (!(await this.#files.remove(entry.name))) continue;
      this.#bytes = (this.#bytes ?? 0) - entry.bytes;
      const why = isOld ? "was kept for too long" : "is the oldest in a full folder";
      this.#losses.add("cache_overflow", entry.contents, `what could not be sent ${why}; it is thrown out`);
    }
  }

  /** What nobody will ever send: half-written by a process that died, or of a project that is no more. */
  async #tidy(file: string, entry: Entry | undefined): Promise<void> {
    const half = isTemporary(file) ? entryOf(file.replace(/\.(new|now)$/, "")) : undefined;
    const isHalf = half !== undefined && Date.now() - half.made > TEMPORARY_LIFE;
    const isOrphan = entry !== undefined && Date.now() - entry.made > this.#limits.maxAge;
    if (isHalf || isOrphan) await this.#files.remove(file);
  }
}
