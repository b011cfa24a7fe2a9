import type { MethodListing, Words } from "./listing.js";
import { printable } from "./printable.js";
import type { InspectReport } from "./report.js";
import { sayingsOf } from "./saying.js";
import { sectionsOf, summaryOf } from "./sections-of.js";

/** A report as Markdown, for a pull request's comment or a page of the bot's own docs. */
export function asMarkdown(report: InspectReport): string {
  const blocks = report.classes.flatMap(({ name, file, covered, notCovered, methods }) => [
    `### ${escaped(name)}`,
    `\`${plain(file)}\`, ${covered} of ${covered + notCovered.length} methods covered`,
    ...tableOf(methods.map((one) => [methodName(one), one])),
  ]);
  if (report.functions.length > 0) blocks.push("### Functions", ...tableOf(report.functions.map((one) => [code(one.name), one])));
  for (const { title, entries } of sectionsOf(report)) blocks.push(`### ${title}`, entries.map((one) => `- ${escaped(one)}`).join("\n"));
  return `${[...blocks, summaryOf(report)].join("\n\n")}\n`;
}

function tableOf(rows: readonly (readonly [name: string, words: Words])[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(([name, words]) => {
    const { span } = words;
    const said = sayingsOf(words).map(({ sort, text }) => (text === "" ? sort : `${sort} ${code(text)}`));
    return `| ${[name, span ? code(span.op) : "–", span ? code(span.name) : "–", said.join("<br>")].join(" | ")} |`;
  });
  return [["| method | op | span | says |", "| --- | --- | --- | --- |", ...lines].join("\n")];
}

const methodName = ({ name, static: isStatic, inheritedFrom, covered }: MethodListing): string =>
  `${isStatic ? "static " : ""}${code(name)}${inheritedFrom === null ? "" : ` of ${code(inheritedFrom)}`}${covered ? "" : " (not covered)"}`;

/** In code a backtick cannot be escaped, and in a table neither can the bar be left. */
const plain = (text: string): string => printable(text).replaceAll("`", "'").replaceAll("|", "\\|");
const code = (text: string): string => (text === "" ? "" : `\`${plain(text)}\``);
const escaped = (text: string): string => printable(text).replace(/[\\`*_{}[\]<>#|!]/g, "\\$&");
