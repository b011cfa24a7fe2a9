import { read } from "../../runtime/errors/expected.js";
import type { LogLevel } from "./log-level.js";
import { set } from "./logged-error.js";

/** What a logger says, whatever library it is of. */
export interface LogRecord {
  readonly level: LogLevel;
  /** What the logger itself calls the level. */
  readonly levelName: string | undefined;
  readonly message: string;
  /** The names by which the logger goes, the nearest first. */
  readonly names: readonly string[];
  readonly data: object;
  /** In ms since the epoch. */
  readonly time: number | undefined;
  /** Whether it is a breadcrumb already, of the console's. */
  readonly isInTrail?: boolean;
}

/** The names that a record bears, by the keys that may hold one. */
export const namesIn = (record: object, keys: readonly string[]): readonly string[] =>
  keys.map((key) => read(record, key)).filter((name): name is string => typeof name === "string" && name !== "");

/** A record without some of its keys. */
export function without(record: object, keys: readonly string[]): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const key of Object.keys(record)) {
    if (!keys.includes(key)) set(rest, key, read(record, key));
  }
  return rest;
}
