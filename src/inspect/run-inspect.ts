import { asMarkdown } from "./as-markdown.js";
import { asTable } from "./as-table.js";
import { hasLoader } from "./active-loader.js";
import type { Format } from "./format.js";
import { loadAll } from "./load-all.js";
import { moduleFiles } from "./module-files.js";
import { reportOf } from "./report-of.js";
import type { InspectReport } from "./report.js";

export interface InspectOptions {
  /** Files and folders with built cogs. */
  readonly paths: readonly string[];
  readonly format: Format;
  /** In percent; below it the exit code is 1. */
  readonly minCoverage: number | undefined;
  readonly exclude: readonly string[];
  /** Milliseconds that one module may take to load. */
  readonly timeout: number;
  /** The command's own script: the modules are loaded by it, in a process of theirs. */
  readonly script: string;
}

/**
 * Runs `cogscope inspect`: prints what is annotated; gives the exit code.
 *
 * @throws InspectError where a path does not exist or holds no module.
 */
export async function runInspect({ paths, format, minCoverage, exclude, timeout, script }: InspectOptions): Promise<0 | 1> {
  const typeScript = hasLoader(process.execArgv, process.env["NODE_OPTIONS"]);
  const files = moduleFiles(paths, { exclude, typeScript });
  const report = reportOf(await loadAll(files, { script, timeout }));
  process.stdout.write(written(report, format));
  const fault = minCoverage === undefined ? undefined : coverageFault(report, minCoverage);
  if (fault === undefined) return 0;
  process.stderr.write(`cogscope: ${fault}\n`);
  return 1;
}

function written(report: InspectReport, format: Format): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case "markdown":
      return asMarkdown(report);
    case "table":
      return asTable(report, process.stdout.isTTY ? Math.max(40, process.stdout.columns || 100) : 100);
  }
}

/** A module that does not load may hold what is not covered: then nobody knows the figure. */
function coverageFault({ coverage: { covered, total, percent }, notLoaded, classes }: InspectReport, least: number): string | undefined {
  if (notLoaded.length > 0)
    return `The coverage is not known: ${notLoaded.length} of the modules did not load. Mend them, or leave them out with --exclude.`;
  if (classes.length === 0) return "The coverage is not known: no annotated class was found. Name the folder of the cogs.";
  if (total === 0 || 100 * covered >= least * total) return undefined;
  return `The coverage is ${percent} %, ${covered} of ${total} methods, and --min-coverage asks for ${least} %.`;
}
