import { loadInProcess, type LoadingOptions, type Outcome } from "./loading-process.js";

/**
 * Loads modules, each once, in as few processes as may be: where one ends the process, the rest goes on in another.
 *
 * A module in which a process ended is loaded again as the first of the next one, for an earlier one may have ended it.
 */
export async function loadAll(files: readonly string[], options: LoadingOptions): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (;;) {
    const rest = files.filter((file) => !outcomes.has(file));
    if (rest.length === 0) return outcomes;
    const run = await loadInProcess(rest, options);
    for (const [file, outcome] of run.outcomes) outcomes.set(file, outcome);
    if (run.casualty?.isCertain) outcomes.set(run.casualty.file, { reason: run.casualty.reason });
  }
}
