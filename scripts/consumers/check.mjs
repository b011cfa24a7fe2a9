import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packed } from "../sdks/packed.mjs";
import { entriesOf } from "./entries.mjs";
import { installAlone, installTogether } from "./install.mjs";
import { runScripts } from "./run-scripts.mjs";
import { slots } from "./slots.mjs";
import { installTools } from "./tools.mjs";

/** How many things are done at once: as many as the machine of CI has cores. */
const AT_ONCE = 2;

/** Installs the projects in a folder and runs them; gives a row for each thing done: which project, what, how long, and the error if any. */
export async function check(projects, folder) {
  const rows = [];
  const slot = slots(AT_ONCE);
  const stepOf = (project) => async (what, run) => {
    const start = performance.now();
    const error = await run().then(
      () => undefined,
      (fault) => String(fault.message),
    );
    rows.push({ project, what, seconds: (performance.now() - start) / 1000, error });
    return error === undefined;
  };

  const context = { packed: unpacked(folder), tools: await installTools(join(folder, "tools")) };
  const isAlone = ({ manifest }) => manifest.consumer?.installers !== undefined;
  const alone = projects
    .filter(isAlone)
    .flatMap((project) => project.manifest.consumer.installers.map((installer) => ({ project, installer })));
  const together = projects.filter((one) => !isAlone(one));
  const checkTogether = async () => {
    const own = join(folder, "together");
    const isInstalled = await slot(() => stepOf("together")("install", () => installTogether(together, own, context)));
    if (!isInstalled) return;
    const checkOne = ({ name, manifest }) => runScripts({ manifest }, join(own, name), "workspaces", { ...context, step: stepOf(name) });
    await Promise.all(together.map((project) => slot(() => checkOne(project))));
  };
  const checkAlone = async ({ project, installer }) => {
    const step = stepOf(`${project.name}, by ${installer}`);
    const own = join(folder, `${project.name}-${installer}`);
    if (await step("install", () => installAlone(project, own, installer, context)))
      await runScripts(project, own, installer, { ...context, step });
  };
  await Promise.all([together.length > 0 && checkTogether(), ...alone.map((one) => slot(() => checkAlone(one)))]);
  return rows.sort((one, other) => one.project.localeCompare(other.project));
}

function unpacked(folder) {
  const tarball = packed();
  const place = join(folder, "unpacked");
  mkdirSync(place);
  execFileSync("tar", ["-xzf", tarball, "-C", place]);
  const { peerDependencies: peers } = JSON.parse(readFileSync(join(place, "package/package.json"), "utf8"));
  return { tarball, peers, entries: entriesOf(join(place, "package")) };
}
