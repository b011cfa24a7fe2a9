import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where SDKs stay installed from one time to the next. */
export const CACHE = join(root, "node_modules/.cache/cogscope-sdks");

/** The package as it would be published, from what was built last. */
export function packed() {
  mkdirSync(CACHE, { recursive: true });
  const said = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", CACHE], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return join(CACHE, JSON.parse(said)[0].filename);
}
