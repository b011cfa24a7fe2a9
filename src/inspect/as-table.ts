import type { ClassListing, MethodListing, Words } from "./listing.js";
import { printable } from "./printable.js";
import type { InspectReport } from "./report.js";
import { sayingsOf } from "./saying.js";
import { sectionsOf, summaryOf } from "./sections-of.js";
import { hanging, wrapped } from "./wrapped.js";

const LONGEST_NAME = 28;
const LONGEST_SPAN = 44;
/** Below that the third column stands under the other two. */
const NARROWEST = 26;

interface Row {
  readonly name: string;
  readonly span: string;
  readonly sayings: readonly string[];
}

/** A report for reading, no line longer than `width` but for a name that alone is. */
export function asTable(report: InspectReport, width: number): string {
  const blocks = report.classes.map((one) => classBlock(one, width));
  if (report.functions.length > 0)
    blocks.push([
      ...wrapped("Functions", width),
      ...rowLines(
        report.functions.map((one) => rowOf(one.name, one)),
        width,
      ),
    ]);
  for (const { title, entries, isLong } of sectionsOf(report)) {
    const texts = entries.map(printable);
    blocks.push(
      isLong ? [title, ...texts.flatMap((text) => hanging("  ", [text], width))] : hanging(`${title}: `, [texts.join(", ")], width),
    );
  }
  blocks.push(wrapped(summaryOf(report), width));
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function classBlock({ name, file, methods, covered, notCovered }: ClassListing, width: number): string[] {
  const rows = methods.map((one) => rowOf(label(one), one));
  // What stands on the class stands on each method: it is said once.
  const common = rows.length > 1 ? (rows[0]?.sayings.filter((text) => rows.every(({ sayings }) => sayings.includes(text))) ?? []) : [];
  const own = rows.map((row) => ({ ...row, sayings: row.sayings.filter((text) => !common.includes(text)) }));
  const heading = `${printable(name)}  ${printable(file)}  ${covered} of ${covered + notCovered.length} covered`;
  return [...hanging("", [heading], width), ...hanging("  each  ", common, width), ...rowLines(own, width)];
}

const label = ({ name, static: isStatic, inheritedFrom }: MethodListing): string =>
  `${isStatic ? "static " : ""}${name}${inheritedFrom === null ? "" : ` (of ${inheritedFrom})`}`;

const rowOf = (name: string, words: Words): Row => ({
  name: printable(name),
  span: words.span === null ? "no span" : printable(`${words.span.op}  ${words.span.name}`),
  sayings: sayingsOf(words).map(({ sort, text }) => printable(`${sort} ${text}`)),
});

function rowLines(rows: readonly Row[], width: number): string[] {
  const names = Math.min(LONGEST_NAME, Math.max(0, ...rows.map(({ name }) => name.length)));
  const spans = Math.min(LONGEST_SPAN, Math.max(0, ...rows.map(({ span }) => span.length)));
  if (width - (names + spans + 6) < NARROWEST) return rows.flatMap((row) => stacked(row, width));
  return rows.flatMap(({ name, span, sayings }) =>
    hanging(`  ${cut(name, names).padEnd(names)}  ${cut(span, spans).padEnd(spans)}  `, sayings.length > 0 ? sayings : [""], width),
  );
}

const stacked = ({ name, span, sayings }: Row, width: number): string[] => [
  ...hanging("  ", [name], width),
  ...[span, ...sayings].flatMap((text) => hanging("    ", [text], width)),
];

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);
