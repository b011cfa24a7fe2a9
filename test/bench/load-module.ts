import { buildSync } from "esbuild";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** A module of the benchmark, with what it imports: jest does not take ES modules as they are. `cogscope` is that of `src`. */
export function loadModule(path: string): Record<string, any> {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, "bench", path)],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    packages: "external",
    alias: { cogscope: join(ROOT, "src/index.ts") },
  });
  const module = { exports: {} };
  new Function("module", "exports", "require", outputFiles[0]?.text ?? "")(module, module.exports, require);
  return module.exports;
}
