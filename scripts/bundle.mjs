// Puts the rooms of src together into a file an entry, with the parts that entries share in chunks: some hundred small files take
// Node three times as long to load (`node bench/startup.mjs`). ES modules first; CommonJS from those, file by file, for esbuild splits
// ES modules only.
import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compiledPage } from "./compile-page.mjs";
import project from "../package.json" with { type: "json" };

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const EXPORTED = Object.values(project.exports).filter((one) => typeof one === "object");
const ENTRIES = [...EXPORTED.map((one) => one.import.default), project.bin.cogscope].map((path) =>
  at(path.replace(/^(\.\/)?dist\/(esm|cjs)\/(.*)\.js$/, "src/$3.ts")),
);
const SHARED = { platform: "node", target: "node20.19", sourcemap: true, logLevel: "warning" };
const FORMATS = { esm: "module", cjs: "commonjs" };

await build({
  ...SHARED,
  entryPoints: ENTRIES,
  outbase: at("src"),
  outdir: at("dist/esm"),
  format: "esm",
  bundle: true,
  splitting: true,
  packages: "external",
  chunkNames: "chunks/[name]-[hash]",
  plugins: [compiledPage],
});
await build({
  ...SHARED,
  entryPoints: readdirSync(at("dist/esm"), { recursive: true })
    .filter((path) => path.endsWith(".js"))
    .map((path) => at(`dist/esm/${path}`)),
  outbase: at("dist/esm"),
  outdir: at("dist/cjs"),
  format: "cjs",
  // esbuild exports getters that call getters, for modules that need each other in a ring; chunks do not, and calls go over them.
  footer: { js: `module.exports = Object.defineProperty({ ...module.exports }, "__esModule", { value: true });` },
});

// Which module format each half has: the package itself names none.
for (const [folder, type] of Object.entries(FORMATS))
  writeFileSync(at(`dist/${folder}/package.json`), `${JSON.stringify({ type, sideEffects: true })}\n`);
chmodSync(at(project.bin.cogscope), 0o755);
