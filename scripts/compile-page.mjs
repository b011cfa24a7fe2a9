// Compiles the page of `cogscope view` to one script and one style. As a module: for the build. As a program: prints them as JSON, for
// whoever runs cogscope from its sources.
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (name) => fileURLToPath(new URL(`../src/view/page/${name}`, import.meta.url));

/** What the page is made of, as text. */
export async function compilePage() {
  const { outputFiles } = await build({
    entryPoints: [at("main.ts"), at("style/main.css")],
    outdir: "page",
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "browser",
    target: ["chrome123", "firefox121", "safari17.5"],
    logLevel: "warning",
  });
  const output = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text;
  return {
    html: readFileSync(at("index.html"), "utf8"),
    script: output(".js"),
    style: output(".css"),
    icon: readFileSync(at("icon.svg"), "utf8"),
  };
}

/** For esbuild: puts the compiled page in the place of the module that would compile it. */
export const compiledPage = {
  name: "compiled-page",
  setup(build) {
    build.onLoad({ filter: /[\\/]view[\\/]web[\\/]page-assets\.ts$/ }, async () => ({
      contents: `const assets = ${JSON.stringify(await compilePage())};\nexport const pageAssets = () => assets;\n`,
    }));
  },
};

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(await compilePage()));
