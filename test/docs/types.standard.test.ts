import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { blocksOf } from "../support/page.js";

const ROOT = join(__dirname, "../..");
const ENTRIES: Readonly<Record<string, string[]>> = {
  cogscope: ["./src/index.ts"],
  "cogscope/discord": ["./src/discord/index.ts"],
  "cogscope/setup": ["./src/setup/index.ts"],
};
/** Those of the frameworks stand on packages and settings of their own, and have tests of their own. */
const OTHERS = ["discordx.md", "necord.md", "sapphire.md"];

const FILES = new Map(
  readdirSync(join(ROOT, "docs"))
    .filter((file) => file.endsWith(".md") && !OTHERS.includes(file))
    .flatMap((file) => blocksOf(`docs/${file}`))
    .flatMap(({ mark, code }) => (mark?.startsWith("run: ") === true ? [[join(ROOT, `${mark.slice(5)}.ts`), code] as const] : [])),
);

/** What the compiler says of the pages' code as a bot author's files. */
function complaints(experimentalDecorators: boolean): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    types: ["node"],
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: ENTRIES as Record<string, string[]>,
    pathsBasePath: ROOT,
    experimentalDecorators,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (name) => FILES.has(name) || fileExists(name);
  host.readFile = (name) => FILES.get(name) ?? readFile(name);
  host.getSourceFile = (name, target, ...rest) => {
    const code = FILES.get(name);
    return code === undefined ? getSourceFile(name, target, ...rest) : ts.createSourceFile(name, code, target);
  };
  const program = ts.createProgram([...FILES.keys()], options, host);
  return [...FILES.keys()].flatMap((name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => `${name.slice(ROOT.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
  );
}

it.each([
  ["standard", false],
  ["legacy", true],
])("The code of every page compiles as strict TypeScript, with %s decorators", (_dialect, isLegacy) => {
  expect(FILES.size).toBeGreaterThan(45);
  expect(complaints(isLegacy)).toEqual([]);
});
