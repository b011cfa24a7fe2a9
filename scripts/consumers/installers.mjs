import { writeFileSync } from "node:fs";
import { join } from "node:path";

const NPM = "npm install --no-audit --no-fund --prefer-offline --loglevel=error";

/**
 * How a folder is installed: `prepare` writes what the installer reads, `command` runs it, `complains` finds in what it says a word on peers, and
 * `run` is how a script is run there, where that is not as npm does it.
 */
export const INSTALLERS = {
  npm: { command: `${NPM} --strict-peer-deps --ignore-scripts`, complains: /peer/i },
  pnpm: pnpm("isolated"),
  "pnpm-hoisted": pnpm("hoisted"),
  yarn: {
    // Its common cache has a tarball by name and version, whatever is in it.
    command: "yarn-classic install --cache-folder .yarn-cache --ignore-scripts --no-lockfile --non-interactive",
    complains: /(unmet|incorrect) peer/i,
  },
  "yarn-pnp": {
    prepare(folder) {
      writeFileSync(join(folder, "yarn.lock"), "");
      writeFileSync(
        join(folder, ".yarnrc.yml"),
        "nodeLinker: pnp\nenableGlobalCache: true\nenableTelemetry: false\nenableScripts: false\nenableImmutableInstalls: false\n",
      );
    },
    command: "yarn-berry install",
    complains: /peer/i,
    run: (script) => `yarn-berry run ${script}`,
  },
  // Several projects at once, one of which is a binary that its install script puts in place; of other packages' peers nothing is asked.
  workspaces: { command: NPM, complains: /cogscope.*peer/i },
};

function pnpm(linker) {
  return {
    prepare: (folder) =>
      writeFileSync(
        join(folder, "pnpm-workspace.yaml"),
        `packages: ["."]\nnodeLinker: ${linker}\nstrictPeerDependencies: true\nautoInstallPeers: false\n`,
      ),
    command: "pnpm install --ignore-scripts --prefer-offline --no-frozen-lockfile",
    complains: /peer/i,
  };
}
