import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entriesFile } from "./entries.mjs";

const FOLDER = fileURLToPath(new URL("../../test/consumers", import.meta.url));

/** The projects with their manifests; the field `consumer` of those is for us alone. */
export function projects() {
  return readdirSync(FOLDER)
    .filter((name) => existsSync(join(FOLDER, name, "package.json")))
    .map((name) => ({ name, manifest: JSON.parse(readFileSync(join(FOLDER, name, "package.json"), "utf8")) }));
}

/** Copies a project and what all projects share, and writes what depends on the package: where it is, and which entries it has. */
export function place({ name, manifest }, folder, { tarball, entries, peers }) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(FOLDER, "shared"), join(folder, "src"), { recursive: true });
  cpSync(join(FOLDER, name), folder, { recursive: true });
  const { consumer, ...own } = manifest;
  const dependencies = { ...(consumer?.peers === "all" && peers), ...own.dependencies, cogscope: `file:${tarball}` };
  const whole = { ...own, dependencies };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(whole, null, 2)}\n`);
  writeFileSync(join(folder, "src/loaded-entries.ts"), entriesFile(entries, whole, peers));
}
