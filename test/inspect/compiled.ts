import { transformSync } from "esbuild";
import ts from "typescript";

/** TypeScript as a bot's build makes JavaScript of it, with either compiler, in either dialect and module format. */
export function compiled(
  code: string,
  how: { readonly with: "tsc" | "esbuild"; readonly legacy: boolean; readonly format: "esm" | "cjs" },
): string {
  if (how.with === "tsc")
    return ts.transpileModule(code, {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: how.format === "esm" ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
        experimentalDecorators: how.legacy,
      },
    }).outputText;
  return transformSync(code, {
    loader: "ts",
    target: "es2022",
    format: how.format,
    tsconfigRaw: { compilerOptions: { experimentalDecorators: how.legacy } },
  }).code;
}
