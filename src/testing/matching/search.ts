import { renderLines } from "../../view/text/render.js";
import type { Line } from "../../view/text/line.js";
import type { Difference } from "./compare.js";
import { likeness } from "./likeness.js";
import type { MatcherContext, MatcherResult } from "./matcher-context.js";
import { shown } from "./shown.js";

/** What a matcher looks for, and among what. */
export interface Search<T> {
  /** The matcher, and what it was given. */
  readonly call: readonly [name: string, ...expected: unknown[]];
  /** What is looked for, one and many of it. */
  readonly noun: readonly [one: string, many: string];
  readonly among: readonly T[];
  /** What of an entry differs from what is expected; nothing where it is what was looked for. */
  readonly differences: (entry: T) => readonly Difference[];
  /** An entry for reading. */
  readonly line: (entry: T) => Line;
  /** Whether more may come, for it was not flushed. */
  readonly isUnsent: boolean;
}

const MOST = 5;
const UNSENT = "Something was given to Sentry since the last flush(): await flush() on the recording before you look.";

/** The answer to a search; its message says what was there instead, the nearest first. */
export function resultOf<T>(context: MatcherContext | undefined, search: Search<T>): MatcherResult {
  const found = search.among.filter((entry) => search.differences(entry).length === 0);
  const isNot = context?.isNot === true;
  // That something is not there cannot be told while it may be on its way.
  const isUnknown = isNot && found.length === 0 && search.isUnsent;
  const head = callText(search.call, isNot);
  const text = (): string => (isUnknown ? UNSENT : isNot ? there(found, search) : missing(search));
  return { pass: found.length > 0 || isUnknown, message: () => `${head}\n\n${text()}` };
}

function callText([name, ...expected]: Search<unknown>["call"], isNot: boolean): string {
  return `expect(received)${isNot ? ".not" : ""}.${name}(${expected.map(shown).join(", ")})`;
}

function there<T>(found: readonly T[], { noun, line }: Search<T>): string {
  return [
    found.length === 1 ? `There is one such ${noun[0]}:` : `There are ${found.length} such ${noun[1]}:`,
    ...rows(found.slice(0, MOST), line),
  ].join("\n");
}

function missing<T>(search: Search<T>): string {
  const { noun, among, line, isUnsent } = search;
  const hint = isUnsent ? `\n\n${UNSENT}` : "";
  if (among.length === 0) return `There is no ${noun[0]} at all.${hint}`;
  const nearest = among
    .map((entry) => ({ entry, differences: search.differences(entry) }))
    .sort((a, b) => a.differences.length - b.differences.length || nearness(b.differences) - nearness(a.differences))
    .slice(0, MOST);
  const left = among.length - nearest.length;
  return (
    [
      among.length === 1 ? `The only ${noun[0]} differs:` : `None of the ${among.length} ${noun[1]} is like that; the nearest first:`,
      ...nearest.flatMap(({ entry, differences }) => [...rows([entry], line), ...differences.slice(0, MOST).map(differenceText)]),
      ...(left > 0 ? [`  … and ${left} more`] : []),
    ].join("\n") + hint
  );
}

const rows = <T>(entries: readonly T[], line: (entry: T) => Line): string[] =>
  entries.map((entry) => `  ${renderLines([line(entry)], { width: 158 })}`);

function differenceText({ path, actual }: Difference): string {
  return `      ${shown(path).slice(1, -1)} is ${actual === undefined ? "not there" : shown(actual)}`;
}

const nearness = (differences: readonly Difference[]): number =>
  differences.reduce((sum, { actual, expected }) => sum + likeness(actual, expected instanceof RegExp ? expected.source : expected), 0);
