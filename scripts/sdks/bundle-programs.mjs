import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { CACHE } from "./packed.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAMS = ["stories", "set-up"];

/** The formats, and how their files end. */
export const FORMATS = { esm: "mjs", cjs: "cjs" };

/** Bundles what is told, against the package as its users have it; gives the files. */
export async function bundlePrograms() {
  for (const [format, ending] of Object.entries(FORMATS))
    await build({
      entryPoints: PROGRAMS.map((name) => join(root, `test/consumers/${name}.ts`)),
      outdir: CACHE,
      outExtension: { ".js": `.${ending}` },
      bundle: true,
      format,
      platform: "node",
      target: "node20.19",
      packages: "external",
      plugins: [{ name: "package", setup: toPackage }],
      logLevel: "warning",
    });
  return PROGRAMS.flatMap((name) => Object.values(FORMATS).map((ending) => join(CACHE, `${name}.${ending}`)));
}

function toPackage({ onResolve }) {
  onResolve({ filter: /\/src\/(\w+\/)?index\.js$/ }, ({ path }) => {
    const room = /\/src\/(?:(\w+)\/)?index\.js$/.exec(path)?.[1];
    return { path: room === undefined ? "cogscope" : `cogscope/${room}`, external: true };
  });
  // A user has no SDK but this one.
  onResolve({ filter: /^@sentry\/core$/ }, () => ({ path: "@sentry/node", external: true }));
}
