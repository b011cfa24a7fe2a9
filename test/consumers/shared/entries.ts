import { deepStrictEqual } from "node:assert";

/** For each entry of the package: what it is, and which names its types promise. */
export interface Entry {
  readonly module: object;
  readonly names: readonly string[];
}

/** Fails by the entry whose names are not those that its types promise; gives how many there are. */
export function checkEntries(entries: Readonly<Record<string, Entry>>): number {
  for (const [entry, { module, names }] of Object.entries(entries))
    deepStrictEqual(
      Object.keys(module)
        .filter((name) => name !== "default" && name !== "__esModule")
        .sort(),
      [...names].sort(),
      `The names of ${entry} are not those of its types.`,
    );
  return Object.keys(entries).length;
}
