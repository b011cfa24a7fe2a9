import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shell } from "./shell.mjs";

/** The lines of Node.js that are promised, the first one in its lowest minor. */
const NODES = { 20: "~20.19.0", 22: "22", 24: "24" };

/** Installers that do not come with Node.js: what npm calls them, and the file to run. */
const INSTALLERS = {
  pnpm: { range: "pnpm@12", file: "pnpm" },
  "yarn-classic": { range: "yarn@1", file: "bin/yarn.js" },
  "yarn-berry": { range: "@yarnpkg/cli-dist@4", file: "bin/yarn.js" },
};

/** Installs what the checks run with; gives the folder of the installers, and by version of Node.js the folder to put first in PATH. */
export async function installTools(folder) {
  mkdirSync(folder, { recursive: true });
  const platform = process.platform === "win32" ? "win" : process.platform;
  // What the package `node` would download when it is installed.
  const nodes = Object.entries(NODES).map(([version, range]) => [`node${version}`, `npm:node-${platform}-${process.arch}@${range}`]);
  const installers = Object.entries(INSTALLERS).map(([name, { range }]) => [name, `npm:${range}`]);
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, dependencies: Object.fromEntries([...nodes, ...installers]) }),
  );
  // pnpm is a binary that its install script puts in place.
  await shell("npm install --no-audit --no-fund --prefer-offline --loglevel=error", folder);
  mkdirSync(join(folder, "bin"));
  for (const [name, { file }] of Object.entries(INSTALLERS))
    symlinkSync(join(folder, "node_modules", name, file), join(folder, "bin", name));
  for (const version of Object.keys(NODES)) {
    mkdirSync(join(folder, `bin${version}`));
    symlinkSync(join(folder, `node_modules/node${version}/bin/node`), join(folder, `bin${version}/node`));
  }
  const entries = Object.keys(NODES).map((version) => [version, join(folder, `bin${version}`)]);
  return { bin: join(folder, "bin"), nodes: Object.fromEntries(entries) };
}
