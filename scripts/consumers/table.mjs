/** How many lines are shown of what went wrong. */
const SHOWN = 30;

/** A row for each thing that was checked, and below them what went wrong in full. */
export function table(rows) {
  const cells = rows.map(({ project, what, seconds, error }) => [
    project,
    what,
    seconds.toFixed(1),
    error === undefined ? "passed" : "FAILED",
  ]);
  const all = [["project", "what", "seconds", ""], ...cells];
  const widths = all[0].map((_, at) => Math.max(...all.map((row) => row[at].length)));
  const line = (row) =>
    row
      .map((cell, at) => (at === 2 ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
      .join("  ")
      .trimEnd();
  const faults = rows
    .filter(({ error }) => error !== undefined)
    .map(({ project, what, error }) => [`${project}, ${what}:`, ...error.split("\n").slice(0, SHOWN)].join("\n    "));
  return [...all.map(line), ...faults.map((fault) => `\n${fault}`)].join("\n");
}
