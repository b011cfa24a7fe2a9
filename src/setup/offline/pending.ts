import type { Parcel } from "./parcel.js";

/** How much may wait for the disk, in bytes; a disk that hangs must not fill the memory. */
const MAX_PENDING = 32_000_000;

/** What waits for the disk, with the name that it will have: whoever writes it, there will be one file. */
export class Pending {
  readonly #names = new Map<Parcel, string>();
  #bytes = 0;

  get parcels(): Parcel[] {
    return [...this.#names.keys()];
  }

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  hasRoomFor({ bytes }: Parcel): boolean {
    return this.isEmpty || this.#bytes + bytes <= MAX_PENDING;
  }

  nameOf(parcel: Parcel): string | undefined {
    return this.#names.get(parcel);
  }

  add(parcel: Parcel, name: string): void {
    this.#names.set(parcel, name);
    this.#bytes += parcel.bytes;
  }

  delete(parcel: Parcel): void {
    if (this.#names.delete(parcel)) this.#bytes -= parcel.bytes;
  }
}
