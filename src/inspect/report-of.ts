import { relative, sep } from "node:path";

import { manyValued } from "./cardinality.js";
import type { ClassListing, Found, Words } from "./listing.js";
import type { Outcome } from "./loading-process.js";
import type { Coverage, InspectReport, ManyValued } from "./report.js";

/** Puts together what was found in all modules: each class and function once, by file and name. */
export function reportOf(outcomes: ReadonlyMap<string, Outcome>): InspectReport {
  const found = [...outcomes.values()].flatMap((outcome) => ("found" in outcome ? [outcome.found] : []));
  const all = <K extends keyof Found>(kind: K): Found[K][number][] => found.flatMap((one): readonly Found[K][number][] => one[kind]);
  const classes = once(all("classes"));
  const functions = once(all("functions"));
  return {
    version: 1,
    modules: outcomes.size,
    coverage: coverageOf(classes),
    classes,
    functions,
    notCovered: classes.flatMap((one) => one.notCovered.map((name) => `${one.name}.${name}`)),
    leftOut: classes.flatMap((one) => one.leftOut.map((name) => `${one.name}.${name}`)),
    unannotated: once(all("unannotated")),
    manyValued: [
      ...classes.flatMap((one) => one.methods.flatMap((method) => manyValuedOf(`${one.name}.${method.name}`, method))),
      ...functions.flatMap((one) => manyValuedOf(one.name, one)),
    ],
    notLoaded: [...outcomes].flatMap(([file, outcome]) => ("reason" in outcome ? [{ file: shown(file), reason: outcome.reason }] : [])),
    unread: all("unread").map((one) => ({ ...one, file: shown(one.file) })),
  };
}

/** Modules export again what others declare, and a module may have been loaded in two processes. */
function once<T extends { readonly id: string; readonly name: string; readonly file: string; readonly export: string }>(
  all: readonly T[],
): Omit<T, "id">[] {
  const byIdentity = new Map<string, Omit<T, "id">>();
  for (const { id, ...one } of all) {
    // A function that makes classes makes them in one place: what they say tells them apart.
    const identity = `${id}\n${JSON.stringify({ ...one, export: "" })}`;
    if (!byIdentity.has(identity)) byIdentity.set(identity, { ...one, file: shown(one.file) });
  }
  const place = (one: Omit<T, "id">): string => `${one.file}\n${one.name}`;
  return [...byIdentity.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** A path as it is from here, with `/`; whole where it is elsewhere. */
function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : path.split(sep).join("/");
}

function coverageOf(classes: readonly ClassListing[]): Coverage {
  const covered = classes.reduce((sum, one) => sum + one.covered, 0);
  const total = classes.reduce((sum, { notCovered }) => sum + notCovered.length, covered);
  return { covered, total, percent: total === 0 ? 100 : Math.floor((1000 * covered) / total) / 10 };
}

function manyValuedOf(place: string, { tags, metrics }: Words): ManyValued[] {
  const told = (key: string, reason: string | undefined, metric: string | null): ManyValued[] =>
    reason === undefined ? [] : [{ place, metric, key, reason }];
  return [
    ...tags.flatMap((tag) => told(tag.key, manyValued(tag, "tag"), null)),
    ...metrics.flatMap(({ name, attributes }) => attributes.flatMap((one) => told(one.key, manyValued(one, "metric"), name))),
  ];
}
