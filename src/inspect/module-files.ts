import { readdirSync, realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

import { InspectError } from "./inspect-error.js";
import { matcherOf } from "./path-pattern.js";

export interface ModuleFilesOptions {
  /** Names, or paths with `*` and `**`, that are left out. */
  readonly exclude: readonly string[];
  /** Whether folders are searched for TypeScript too. */
  readonly typeScript: boolean;
}

const JAVASCRIPT = /\.[cm]?js$/;
const TYPESCRIPT = /(?<!\.d)\.[cm]?ts$/;

/**
 * The modules that some paths name, sorted, each once: a file is taken as it is, a folder is searched, but for `node_modules` and hidden ones.
 *
 * @throws InspectError where there is no such path, and where nothing is left to load.
 */
export function moduleFiles(paths: readonly string[], { exclude, typeScript }: ModuleFilesOptions): string[] {
  const isExcluded = exclude.map(matcherOf);
  const isLeft = (file: string): boolean => !isExcluded.some((matches) => matches(relative(process.cwd(), file).split(sep).join("/")));
  const files = paths.flatMap((path) => {
    const at = resolve(path);
    const stats = statSync(at, { throwIfNoEntry: false });
    if (stats === undefined) throw new InspectError(`There is no '${path}'. Build the bot first, or correct the path.`);
    if (stats.isDirectory()) return search(at, path, typeScript);
    if (JAVASCRIPT.test(at) || TYPESCRIPT.test(at)) return [at];
    throw new InspectError(`'${path}' is no module: it ends neither in .js, .mjs, .cjs nor in .ts. Name the built file of a cog.`);
  });
  const left = [...new Set(files.map((file) => realpathSync(file)))].filter(isLeft).sort();
  if (left.length === 0) throw new InspectError("Nothing is left to load: --exclude leaves all modules out. Exclude less.");
  return left;
}

function search(folder: string, path: string, typeScript: boolean): string[] {
  const all = modulesIn(folder);
  const modules = all.filter((file) => JAVASCRIPT.test(file) || typeScript);
  if (modules.length > 0) return modules;
  if (all.length === 0) throw new InspectError(`There are no modules in '${path}'. Name the folder into which the bot is built.`);
  throw new InspectError(
    `There is only TypeScript in '${path}', and no loader for it is active. Build first, or set NODE_OPTIONS="--import tsx".`,
  );
}

function modulesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : modulesIn(at);
    const isFile = entry.isFile() || (entry.isSymbolicLink() && statSync(at, { throwIfNoEntry: false })?.isFile() === true);
    return isFile && (JAVASCRIPT.test(at) || TYPESCRIPT.test(at)) ? [at] : [];
  });
}
