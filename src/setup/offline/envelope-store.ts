import { report } from "../../runtime/diagnostics.js";
import { PLACE } from "../place.js";
import { claimed, released } from "./claim.js";
import { decodeEnvelope, encodeEnvelope } from "./envelope-file.js";
import { fileName, reordered } from "./file-name.js";
import { Files } from "./files.js";
import { Inventory, type Bounds } from "./inventory.js";
import type { Losses } from "./losses.js";
import { parcelOf, type Content, type Parcel } from "./parcel.js";
import { Pending } from "./pending.js";
import { Turns } from "./turns.js";

const NOT_KEPT = "what could not be sent cannot be kept in the folder either; it is lost";

/** Envelopes of one project in its folder, one a file, oldest first; several processes may use it at once. */
export class EnvelopeStore {
  readonly folder: string;
  readonly #files: Files;
  readonly #inventory: Inventory;
  readonly #losses: Losses;
  readonly #turns = new Turns(4);
  readonly #pending = new Pending();
  /** Whether the folder took what was last written. */
  works = true;
  #last = 0;

  constructor(folder: string, bounds: Bounds, losses: Losses) {
    this.folder = folder;
    this.#files = new Files(folder);
    this.#inventory = new Inventory(this.#files, bounds, losses);
    this.#losses = losses;
  }

  /** Puts a parcel by. Where that fails it is counted as lost, and told once; never rejects. */
  async push(parcel: Parcel): Promise<void> {
    if (this.#pending.nameOf(parcel) !== undefined) return;
    if (!this.#pending.hasRoomFor(parcel))
      return this.#losses.add("queue_overflow", parcel.contents, "more could not be sent than the disk takes in time; some is lost");
    const name = this.#nameFor(parcel);
    this.#pending.add(parcel, name);
    await this.#turns.take(async () => {
      // The process has ended meanwhile, and has written it.
      if (this.#pending.nameOf(parcel) !== name) return;
      try {
        await this.#files.write(name, encodeEnvelope(parcel.envelope));
        this.works = true;
        await this.#inventory.put(name);
      } catch (error) {
        this.works = false;
        this.#losses.add("network_error", parcel.contents, NOT_KEPT, error);
      } finally {
        this.#pending.delete(parcel);
      }
    });
  }

  /** The oldest parcel that may go, taken so that no other process gets it. */
  async shift(mayGo: (contents: readonly Content[]) => boolean): Promise<Parcel | undefined> {
    for (;;) {
      const name = await this.#inventory.take(mayGo);
      if (name === undefined) return undefined;
      const file = claimed(name);
      if (!(await this.#files.rename(name, file))) {
        this.#inventory.drop(name);
        continue;
      }
      const content = await this.#files.read(file);
      const envelope = content && decodeEnvelope(content);
      if (!envelope) {
        report(PLACE, "a damaged file was in the folder of what could not be sent; it is removed");
        await this.#remove(file);
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
    const before = released(file);
    const name = pause > 0 ? reordered(before, (Date.now() + pause) * 1000) : before;
    const isBack = await this.#files.rename(file, name);
    this.#inventory.drop(before);
    if (isBack) await this.#inventory.put(name);
  }

  /** A taken parcel has arrived, or never will. */
  async settle(parcel: Parcel): Promise<void> {
    const { file } = parcel;
    if (file === undefined) return;
    delete parcel.file;
    await this.#remove(file);
  }

  get nextPause(): number | undefined {
    return this.#inventory.nextPause;
  }

  get isIdle(): boolean {
    return this.#pending.isEmpty;
  }

  /** As `push`, at once: the process ends. Never throws. */
  pushNow(parcel: Parcel): void {
    try {
      const name = this.#pending.nameOf(parcel) ?? this.#nameFor(parcel);
      this.#files.writeNow(name, encodeEnvelope(parcel.envelope));
    } catch (error) {
      this.#losses.add("network_error", parcel.contents, NOT_KEPT, error);
    }
  }

  /** Writes what still waits for the disk. */
  pushPendingNow(): void {
    for (const parcel of this.#pending.parcels) {
      this.pushNow(parcel);
      this.#pending.delete(parcel);
    }
  }

  /** As `release` or `settle`, at once. */
  letGoNow(file: string, again: boolean): void {
    if (again) this.#files.renameNow(file, released(file));
    else this.#files.removeNow(file);
  }

  /** A claimed file. */
  async #remove(file: string): Promise<void> {
    await this.#files.remove(file);
    this.#inventory.drop(released(file));
  }

  #nameFor({ bytes, contents }: Parcel): string {
    return fileName({ order: this.#order(), made: Date.now(), bytes, contents });
  }

  /** The time, and where several come in one millisecond, their order. */
  #order(): number {
    this.#last = Math.max(this.#last + 1, Date.now() * 1000);
    return this.#last;
  }
}
