import type { Folder } from "./folder.js";
import { claimed, released } from "./claim.js";
import { decodeEnvelope, encodeEnvelope } from "./envelope-file.js";
import { fileName, reordered, type FileName } from "./file-name.js";
import { Files } from "./files.js";
import { Inventory } from "./inventory.js";
import { PLACE, type Losses } from "./losses.js";
import { parcelOf, type Content, type Parcel } from "./parcel.js";
import { Turns } from "./turns.js";
import { report } from "../../runtime/diagnostics.js";

/** How much may wait for the disk, in bytes; a disk that hangs must not fill the memory. */
const MAX_PENDING = 32_000_000;

const NOT_KEPT = "what could not be sent cannot be kept in the folder either; it is lost";

/** Envelopes in a folder, one a file, oldest first; several processes may use it at once. */
export class EnvelopeStore {
  readonly #folder: Folder;
  readonly #files: Files;
  readonly #inventory: Inventory;
  readonly #losses: Losses;
  readonly #turns = new Turns(4);
  /** What is to be written, with its name: whoever writes it, there will be one file. */
  readonly #pending = new Map<Parcel, string>();
  #pendingBytes = 0;
  /** Whether the folder took what was last written. */
  works = true;
  #last = 0;

  constructor(folder: Folder, limits: { readonly maxBytes: number; readonly maxAge: number }, losses: Losses) {
    this.#folder = folder;
    this.#files = new Files(folder.path);
    this.#inventory = new Inventory(this.#files, folder.project, limits, losses);
    this.#losses = losses;
  }

  /** Puts a parcel by. Where that fails it is counted as lost, and told once; never rejects. */
  async push(parcel: Parcel): Promise<void> {
    if (this.#pending.has(parcel)) return;
    if (this.#pendingBytes + parcel.bytes > MAX_PENDING && this.#pending.size > 0)
      return this.#losses.add("queue_overflow", parcel.contents, "more could not be sent than the disk takes in time; some is lost");
    const name = this.#nameFor(parcel);
    this.#pending.set(parcel, name);
    this.#pendingBytes += parcel.bytes;
    await this.#turns.take(async () => {
      // The process has ended meanwhile, and has written it.
      if (this.#pending.get(parcel) !== name) return;
      try {
        const content = encodeEnvelope(parcel.envelope);
        await this.#files.write(name, content);
        this.works = true;
        if (this.#pending.has(parcel)) await this.#inventory.add(name);
      } catch (error) {
        this.works = false;
        this.#losses.add("network_error", parcel.contents, NOT_KEPT, error);
      } finally {
        this.#forget(parcel);
      }
    });
  }

  /** The oldest parcel that may go, taken so that no other process gets it. */
  async shift(mayGo: (contents: readonly Content[]) => boolean): Promise<Parcel | undefined> {
    for (;;) {
      const name = await this.#inventory.next(mayGo);
      if (name === undefined) return undefined;
      const file = claimed(name);
      if (!(await this.#files.rename(name, file))) continue;
      const envelope = await this.#read(file);
      if (!envelope) {
        report(PLACE, "a damaged file was in the folder of what could not be sent; it is removed");
        await this.#files.remove(file);
        continue;
      }
      // Sentry takes the difference to its own clock for an error of ours, and moves every time in it (Relay, ClockDriftProcessor).
      envelope[0].sent_at = new Date().toISOString();
      const parcel = parcelOf(envelope);
      parcel.file = file;
      return parcel;
    }
  }

  /** Gives a taken parcel back: to its old place, or for so many ms to nobody. */
  async release(parcel: Parcel, pause: number): Promise<void> {
    const { file } = parcel;
    if (file === undefined) return;
    delete parcel.file;
    const name = pause > 0 ? reordered(released(file), (Date.now() + pause) * 1000) : released(file);
    if (await this.#files.rename(file, name)) await this.#inventory.putBack(name);
  }

  /** A taken parcel has arrived, or never will. */
  async settle(parcel: Parcel): Promise<void> {
    const { file } = parcel;
    if (file === undefined) return;
    delete parcel.file;
    await this.#files.remove(file);
  }

  get nextPause(): number | undefined {
    return this.#inventory.nextPause;
  }

  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  /** As `push`, at once: the process ends. Never throws. */
  pushNow(parcel: Parcel): void {
    try {
      const name = this.#pending.get(parcel) ?? this.#nameFor(parcel);
      this.#files.writeNow(name, encodeEnvelope(parcel.envelope));
    } catch (error) {
      this.#losses.add("network_error", parcel.contents, NOT_KEPT, error);
    }
  }

  /** Writes what still waits for the disk. */
  pushPendingNow(): void {
    for (const parcel of [...this.#pending.keys()]) {
      this.pushNow(parcel);
      this.#forget(parcel);
    }
  }

  /** As `release` or `settle`, at once. */
  letGoNow(file: string, again: boolean): void {
    if (again) this.#files.renameNow(file, released(file));
    else this.#files.removeNow(file);
  }

  async #read(file: string): Promise<ReturnType<typeof decodeEnvelope>> {
    const content = await this.#files.read(file);
    return content && decodeEnvelope(content);
  }

  #forget(parcel: Parcel): void {
    if (this.#pending.delete(parcel)) this.#pendingBytes -= parcel.bytes;
  }

  #nameFor({ bytes, contents }: Parcel): string {
    const facts: FileName = { order: this.#order(), made: Date.now(), bytes, project: this.#folder.project, contents };
    return fileName(facts);
  }

  /** The time, and where several come in one millisecond, their order. */
  #order(): number {
    this.#last = Math.max(this.#last + 1, Date.now() * 1000);
    return this.#last;
  }
}
