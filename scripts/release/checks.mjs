import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { changelogFault } from "./changelog.mjs";
import { listed, tarballFaults } from "./tarball.mjs";

/** All that has to hold before a release; each gives its faults as sentences. Nothing is changed. */
export function checks(root, manifest, version, today) {
  const run = (command, ...args) => execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: "pipe", maxBuffer: 1e8 }).trim();
  return {
    "the working tree is clean": () => {
      const changed = run("git", "status", "--porcelain").split("\n").filter(Boolean);
      return changed.length === 0 ? [] : [`commit ${listed(changed.map((line) => line.slice(2).trim()))}, or take that back`];
    },
    "the branch is main": () => {
      const branch = run("git", "rev-parse", "--abbrev-ref", "HEAD");
      return branch === "main" ? [] : [`this is ${branch}: go to main`];
    },
    "package.json names its repository": () =>
      typeof (manifest.repository?.url ?? manifest.repository) === "string"
        ? []
        : ['npm compares it with the provenance: write "repository": { "type": "git", "url": "git+https://…" }'],
    [`CHANGELOG.md has ${version}`]: () => {
      const path = join(root, "CHANGELOG.md");
      const fault = changelogFault(existsSync(path) ? readFileSync(path, "utf8") : "", version, today);
      return fault === undefined ? [] : [fault];
    },
    [`there is no tag v${version}`]: () =>
      run("git", "tag", "--list", `v${version}`) === "" ? [] : ["it is there: choose another version"],
    [`${version} is not published`]: () => (isPublished(run, manifest.name, version) ? ["it is: choose another version"] : []),
    "the package holds what it should": () => {
      const [packed] = JSON.parse(run("npm", "pack", "--dry-run", "--ignore-scripts", "--json"));
      return tarballFaults(packed, manifest);
    },
  };
}

function isPublished(run, name, version) {
  try {
    return run("npm", "view", `${name}@${version}`, "version", "--json") !== "";
  } catch (error) {
    // The registry does not know the package, or no such version of it; anything else is no answer.
    if (/E404/.test(`${error.stdout}${error.stderr}`)) return false;
    throw new Error(`the registry did not answer: ${String(error.stderr).trim().split("\n")[0]}`);
  }
}
