import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { INSTALLERS } from "./installers.mjs";
import { place } from "./place.mjs";
import { shell } from "./shell.mjs";

/** Installs one project into a folder by an installer; rejects when that has a word to say on peers. */
export async function installAlone(project, folder, installer, { packed, tools }) {
  place(project, folder, packed);
  INSTALLERS[installer].prepare?.(folder);
  await install(folder, installer, tools);
}

/** Installs several projects at once, with what they share once: an SDK for each would be half of the time. */
export async function installTogether(projects, folder, { packed, tools }) {
  for (const project of projects) place(project, join(folder, project.name), packed);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, workspaces: projects.map(({ name }) => name) }));
  await install(folder, "workspaces", tools);
  // What a project depends on is in its own folder, as if it were alone.
  for (const { name, manifest } of projects)
    for (const one of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const own = join(folder, name, "node_modules", one);
      if (existsSync(own)) continue;
      mkdirSync(dirname(own), { recursive: true });
      symlinkSync(join(folder, "node_modules", one), own);
    }
}

async function install(folder, installer, tools) {
  const { command, complains } = INSTALLERS[installer];
  const said = await shell(command, folder, [tools.bin]);
  if (complains.test(said)) throw new Error(`${installer} has something to say on peers:\n${said}`);
}
