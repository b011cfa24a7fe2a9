import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** Installs the peers where they are not yet, by their lock file; says whether they are there. */
export function installPeers() {
  if (existsSync(`${FOLDER}node_modules/.package-lock.json`)) return true;
  process.stderr.write("Installing what cogscope is measured beside, into bench/peers …\n");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: FOLDER,
    stdio: ["ignore", "ignore", "inherit"],
    shell: true,
  });
  return status === 0;
}
