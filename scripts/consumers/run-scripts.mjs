import { INSTALLERS } from "./installers.mjs";
import { shell } from "./shell.mjs";

/**
 * Runs the scripts of an installed project: `build…` first, then `test…` with the Node.js of this process and `start…` with each Node.js.
 * A script does not start when the one that builds for it has failed: `build`, or the one of the same ending.
 */
export async function runScripts({ manifest }, folder, installer, { tools, step }) {
  const names = Object.keys(manifest.scripts);
  const commandOf = (name) => INSTALLERS[installer].run?.(name) ?? manifest.scripts[name];
  const run = (name, path = []) => shell(commandOf(name), folder, [...path, tools.bin], name);
  const failed = new Set();
  for (const name of names.filter((one) => one.startsWith("build"))) if (!(await step(name, () => run(name)))) failed.add(name);
  for (const name of names.filter((one) => one.startsWith("test"))) await step(name, () => run(name));
  for (const name of names.filter((one) => one.startsWith("start"))) {
    if (failed.has("build") || failed.has(name.replace("start", "build"))) continue;
    for (const [version, bin] of Object.entries(tools.nodes))
      await step(`${name}, Node.js ${version}`, () => started(version, bin, run, name));
  }
}

async function started(version, bin, run, name) {
  const said = await run(name, [bin]);
  // The last thing that a project says is its Node.js; one whose event loop ran dry before has not said it.
  if (!said.includes(` v${version}.`))
    throw new Error(`It did not come to its end with Node.js ${version}. It said:\n${said || "nothing"}`);
}
