import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import project from "../../package.json" with { type: "json" };

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The entries of the package: what a bot imports, and its file. */
export const ENTRIES = Object.entries(project.exports)
  .filter(([, one]) => typeof one === "object")
  .map(([path, one]) => ({ name: path.replace(/^\./, "cogscope"), file: one.import.default }));

/** What an entry weighs: the files that it loads, and what a bundler makes of them; and what it imports of others. */
export async function weigh({ file }) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const [output] = Object.values(metafile.outputs);
  const external = output.imports.filter((one) => one.external && !one.path.startsWith("node:")).map(({ path }) => path);
  return {
    files: Object.keys(metafile.inputs).length,
    bytes: Object.values(metafile.inputs).reduce((sum, { bytes }) => sum + bytes, 0),
    minified: outputFiles[0].contents.length,
    zipped: gzipSync(outputFiles[0].contents).length,
    external: [...new Set(external)].sort(),
  };
}
