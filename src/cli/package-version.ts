import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The version of the cogscope package that a script belongs to, from the nearest `package.json` above it that carries this name.
 *
 * The module cannot ask for its own place: it is compiled to CommonJS and to ES modules, and no expression for it is valid in both.
 * A link, such as `node_modules/.bin/cogscope`, is followed. Throws an `Error` when there is no such package.
 */
export function packageVersion(script: string): string {
  // Node also starts a script whose name is given without its ending, and then no such file exists.
  let folder = dirname(existsSync(script) ? realpathSync(script) : script);
  for (;;) {
    const version = versionIn(join(folder, "package.json"));
    if (version !== undefined) return version;
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error(`Cannot tell the version: no package.json of cogscope above '${script}'. Install the package again.`);
    folder = parent;
  }
}

function versionIn(file: string): string | undefined {
  try {
    // The build puts nameless package.json files into dist to mark the module format: go on past those.
    const { name, version } = JSON.parse(readFileSync(file, "utf8")) as { name?: unknown; version?: unknown };
    return name === "cogscope" && typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}
