import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { NEST, sourceOf } from "./necord-stories.js";

const ROOT = join(__dirname, "../..");

/** What the compiler says of bots as a Nest project compiles them: those that are given, and those of the tests. */
export function complaints(given: Readonly<Record<string, string>>): string[] {
  const bots = readdirSync(join(__dirname, "bots")).map((file) => file.replace(/\.ts$/, ""));
  const texts = new Map([
    ...Object.entries(given).map(([file, text]) => [join(ROOT, file), text] as const),
    ...bots.map((bot) => [join(__dirname, "bots", `${bot}.typed.ts`), sourceOf(bot).replace("// @ts-nocheck\n", "")] as const),
  ]);
  const options: ts.CompilerOptions = {
    ...NEST,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    lib: ["lib.es2023.d.ts"],
    paths: {
      cogscope: [join(ROOT, "src/index.ts")],
      "cogscope/necord": [join(ROOT, "src/necord/index.ts")],
      "cogscope/setup": [join(ROOT, "src/setup/index.ts")],
    },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((name) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ messageText, file, start = 0 }) => {
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
      return `${name}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    }),
  );
}
