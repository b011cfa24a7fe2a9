import { randomBytes } from "node:crypto";
import type { DataCategory } from "@sentry/core";
import type { Content } from "./parcel.js";

/**
 * All that the store must know of a file without opening it:
 * `<place in the queue>-<made at>-<bytes>-<random>.<category>_<count>.….envelope`, numbers in base 36.
 */
export interface FileName {
  /** The lowest goes first: the time from which it may go, in µs. */
  readonly order: number;
  /** When it was put by, in ms. */
  readonly made: number;
  readonly bytes: number;
  readonly contents: readonly Content[];
}

const PATTERN = /^([0-9a-z]{10})-([0-9a-z]{10})-([0-9a-z]{1,9})-[0-9a-f]{8}((?:\.[a-z_]+_[0-9a-z]{1,7})+)\.envelope$/;
const CONTENT = /^([a-z_]+)_([0-9a-z]+)$/;

/** Numbers of one length sort as text. */
const sortable = (number: number): string => number.toString(36).padStart(10, "0");

export function fileName({ order, made, bytes, contents }: FileName): string {
  const listed = contents.map(({ category, count }) => `.${category}_${count.toString(36)}`).join("");
  return `${sortable(order)}-${sortable(made)}-${bytes.toString(36)}-${randomBytes(4).toString("hex")}${listed}.envelope`;
}

/** What a name of ours says; nothing of any other. */
export function readName(name: string): FileName | undefined {
  const parts = PATTERN.exec(name);
  if (!parts) return undefined;
  const [, order = "", made = "", bytes = "", listed = ""] = parts;
  return { order: parseInt(order, 36), made: parseInt(made, 36), bytes: parseInt(bytes, 36), contents: readContents(listed) };
}

/** The same file at another place in the queue. */
export const reordered = (name: string, order: number): string => sortable(order) + name.slice(10);

function readContents(listed: string): Content[] {
  return listed
    .split(".")
    .slice(1)
    .map((one) => CONTENT.exec(one) as unknown as [string, DataCategory, string])
    .map(([, category, count]) => ({ category, count: parseInt(count, 36) }));
}

/** Categories of which Sentry takes a second copy for what it is: they have an id, or go with what has one. */
const REPEATABLE: ReadonlySet<DataCategory> = new Set(["error", "attachment", "monitor", "feedback", "default"]);

/** Whether it may be sent again where nobody knows if it has arrived. */
export const isRepeatable = (contents: readonly Content[]): boolean => contents.every(({ category }) => REPEATABLE.has(category));
