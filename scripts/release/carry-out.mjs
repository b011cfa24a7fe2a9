import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Runs CI, writes the version into the manifests, commits them and tags that. Pushes and publishes nothing. */
export function carryOut(root, version, isChecked) {
  const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: "inherit" });
  if (!isChecked) run("bash", ".ci/run");
  const changed = ["package.json", "package-lock.json"].filter((file) => existsSync(join(root, file)));
  for (const file of changed) writeVersion(join(root, file), version);
  run("git", "add", ...changed);
  // The first release may have the version that is there already.
  run("git", "commit", "--quiet", "--allow-empty", "-m", `Release ${version}`);
  run("git", "tag", "-a", `v${version}`, "-m", `v${version}`);
}

function writeVersion(path, version) {
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  manifest.version = version;
  if (manifest.packages?.[""] !== undefined) manifest.packages[""].version = version;
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
