import type { InspectReport } from "./report.js";

/** What is told below the classes, a heading and its entries. */
export interface Section {
  readonly title: string;
  readonly entries: readonly string[];
  /** Whether each entry needs a line of its own. */
  readonly isLong: boolean;
}

/** The sections of a report that have something to tell. */
export function sectionsOf({ notCovered, leftOut, unannotated, manyValued, notLoaded, unread }: InspectReport): Section[] {
  const sections: Section[] = [
    { title: "Not covered", entries: notCovered, isLong: false },
    { title: "Left out on purpose", entries: leftOut, isLong: false },
    { title: "Classes without a word", entries: unannotated.map(({ name }) => name), isLong: false },
    { title: "Keys that look high in cardinality", entries: manyValuedEntries(manyValued), isLong: true },
    { title: "Not loaded", entries: notLoaded.map(({ file, reason }) => `${file}: ${reason}`), isLong: true },
    { title: "Not read", entries: unread.map(({ file, export: name, reason }) => `${file}, ${name}: ${reason}`), isLong: true },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

/** A tag of a class stands on each of its methods: it is told once, with their names. */
function manyValuedEntries(all: InspectReport["manyValued"]): string[] {
  const places = new Map<string, string[]>();
  for (const { place, metric, key, reason } of all) {
    const told = `${metric === null ? `tag ${key}` : `attribute ${key} of ${metric}`}: ${reason}`;
    places.set(told, [...(places.get(told) ?? []), place]);
  }
  return [...places].map(([told, at]) => `${told} (${at.join(", ")})`);
}

/** The last line of a report. */
export function summaryOf({ coverage: { covered, total, percent }, classes, modules }: InspectReport): string {
  const what = `${plural(classes.length, "annotated class", "annotated classes")} in ${plural(modules, "module", "modules")}`;
  return total === 0 ? `Coverage: no public method; ${what}` : `Coverage: ${covered} of ${total} methods, ${percent} %; ${what}`;
}

const plural = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
