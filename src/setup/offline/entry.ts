import { readName, type FileName } from "./file-name.js";

const MINUTE = 60_000;

/** A file of the folder, as far as its name tells. */
export interface Entry extends FileName {
  readonly name: string;
}

export function entryOf(name: string): Entry | undefined {
  const facts = readName(name);
  return facts && { name, ...facts };
}

/** A file's place is the time from which it may go, to the millisecond. Far in the future it is a clock that was put back. */
export const isPaused = ({ order }: Entry, now: number): boolean => order >= (now + 1) * 1000 && order < (now + 10 * MINUTE) * 1000;
