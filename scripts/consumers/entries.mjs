import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

/**
 * The entries of an unpacked package: which other packages each needs, in its code and in its types, and which names its types promise to
 * importers of ES modules and to those of CommonJS.
 */
export function entriesOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const exported = Object.entries(manifest.exports).filter(([, target]) => typeof target === "object");
  const program = ts.createProgram(
    exported.flatMap(([, { import: esm, require: cjs }]) => [join(folder, esm.types), join(folder, cjs.types)]),
    { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, noEmit: true, skipLibCheck: true, types: [] },
  );
  return exported.map(([path, target]) => {
    const files = [target.import, target.require].flatMap((one) => [one.types, one.default]).map((one) => join(folder, one));
    const [esm, cjs] = [target.import, target.require].map(({ types }) => names(program, join(folder, types)));
    if (String(esm) !== String(cjs))
      throw new Error(`The types of ${path} promise other names to CommonJS than to ES modules: ${esm} and ${cjs}.`);
    return { specifier: join(manifest.name, path), needs: [...new Set(files.flatMap((file) => [...packages(file)]))].sort(), names: esm };
  });
}

/** The values that a file of types exports. */
function names(program, file) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`There is no ${file} in the package.`);
  // An entry that only adds something, as matchers do, is no module for the checker.
  const symbol = checker.getSymbolAtLocation(source);
  if (symbol === undefined) return [];
  return checker
    .getExportsOfModule(symbol)
    .filter((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one).flags & ts.SymbolFlags.Value)
    .filter((one) => !isOfTypesAlone(one))
    .map(({ name }) => name)
    .sort();
}

const isOfTypesAlone = (symbol) =>
  symbol.declarations?.every((one) => ts.isExportSpecifier(one) && (one.isTypeOnly || one.parent.parent.isTypeOnly)) ?? false;

/** Walks from file to file; gives the packages that are met. */
function packages(file, seen = new Set(), found = new Set()) {
  if (seen.has(file)) return found;
  seen.add(file);
  for (const { fileName: specifier } of ts.preProcessFile(readFileSync(file, "utf8"), true, true).importedFiles) {
    if (specifier.startsWith(".")) packages(beside(file, specifier), seen, found);
    else if (!specifier.startsWith("node:")) found.add(/^(@[^/]+\/)?[^/]+/.exec(specifier)[0]);
  }
  return found;
}

function beside(file, specifier) {
  const path = resolve(dirname(file), specifier);
  return file.endsWith(".d.ts") ? path.replace(/\.js$/, ".d.ts") : createRequire(file).resolve(path);
}

/** What adds itself to a test framework, and refuses to be loaded where there is none. */
const FOR_TESTS = /\/testing\/matchers$/;

/** The file in which a project imports all entries that it can load, with the names that they should have. */
export function entriesFile(entries, { dependencies, devDependencies = {} }, peers) {
  const has = (name) => name in dependencies || name in devDependencies;
  const known = entries.filter(({ needs }) => needs.every((one) => !(one in peers) || has(one)));
  const isLoaded = ({ specifier }) => !FOR_TESTS.test(specifier) || has("jest") || has("vitest");
  const loaded = known.filter(isLoaded);
  return [
    'import type { Entry } from "./entries.js";',
    ...known.filter((one) => !isLoaded(one)).map(({ specifier }) => `import type {} from "${specifier}";`),
    ...loaded.map(({ specifier }, at) => `import * as entry${at} from "${specifier}";`),
    "",
    "export const entries: Readonly<Record<string, Entry>> = {",
    ...loaded.map(({ specifier, names }, at) => `  "${specifier}": { module: entry${at}, names: ${JSON.stringify(names)} },`),
    "};",
    "",
  ].join("\n");
}
