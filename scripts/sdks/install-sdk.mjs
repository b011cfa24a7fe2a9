import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CACHE } from "./packed.mjs";

/** A folder with an SDK, the package as it is now, and programs; what is there already stays. */
export function installSdk({ node, core }, tarball, programs) {
  const folder = join(CACHE, core === undefined ? node : `${node}-beside-${core}`);
  const manifest = {
    private: true,
    dependencies: { "@sentry/node": node, ...(core && { "@sentry/core": core }), cogscope: `file:${tarball}` },
  };
  const text = JSON.stringify(manifest);
  const stamp = join(folder, "stamp");
  const state = createHash("sha1").update(text).update(readFileSync(tarball)).digest("hex");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== state) {
    // npm takes a tarball of the same name for the same.
    for (const old of ["node_modules/cogscope", "node_modules/.package-lock.json", "package-lock.json"])
      rmSync(join(folder, old), { recursive: true, force: true });
    writeFileSync(join(folder, "package.json"), text);
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"], { cwd: folder, stdio: "pipe" });
    writeFileSync(stamp, state);
  }
  for (const program of programs) copyFileSync(program, join(folder, basename(program)));
  return folder;
}
