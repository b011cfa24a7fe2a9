// Says of each half of the build which module format it is: the package itself names none.
import { chmodSync, existsSync, writeFileSync } from "node:fs";

for (const [folder, type] of [
  ["cjs", "commonjs"],
  ["esm", "module"],
]) {
  writeFileSync(new URL(`../dist/${folder}/package.json`, import.meta.url), `${JSON.stringify({ type, sideEffects: true })}\n`);
}

const cli = new URL("../dist/cjs/view/cli.js", import.meta.url);
if (existsSync(cli)) chmodSync(cli, 0o755);
