import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { block, blocksOf } from "../support/page.js";

const ROOT = join(__dirname, "../..");
const { exports: declared } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  exports: Record<string, { import?: { default: string } }>;
};

/** Each entry of the package by the name that a page imports it by, with its source. */
const ENTRIES: Record<string, string[]> = Object.fromEntries(
  Object.entries(declared).flatMap(([entry, { import: target }]) =>
    target === undefined
      ? []
      : [[entry.replace(/^\./, "cogscope"), [target.default.replace("./dist/esm/", "./src/").replace(/\.js$/, ".ts")]]],
  ),
);

/** Those of the frameworks stand on packages and settings of their own, and have tests of their own. */
const OTHERS = ["discordx.md", "from-sentry-nestjs.md", "necord.md", "sapphire.md"];

const BLOCKS = readdirSync(join(ROOT, "docs"))
  .filter((file) => file.endsWith(".md") && !OTHERS.includes(file))
  .flatMap((file) => blocksOf(`docs/${file}`));

const fileOf = (name: string): string => join(ROOT, `${name}.ts`);

const FILES = new Map(
  BLOCKS.flatMap(({ mark, language, code }) =>
    language === "ts" && mark?.startsWith("run: ") === true ? [[fileOf(mark.slice(5)), code] as const] : [],
  ),
);

/** What the compiler says of the pages' code as a bot author's files. */
function complaints(files: ReadonlyMap<string, string>, experimentalDecorators: boolean): string[] {
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
    paths: ENTRIES,
    pathsBasePath: ROOT,
    experimentalDecorators,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, target, ...rest) => {
    const code = files.get(name);
    return code === undefined ? getSourceFile(name, target, ...rest) : ts.createSourceFile(name, code, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((name) =>
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
  expect(complaints(FILES, isLegacy)).toEqual([]);
});

it("The reader that a page says the compiler refuses is refused, with the sentence that the page shows", () => {
  const wrong = block("docs/troubleshooting.md", "refused: troubleshooting-reader");
  const sentence = "cogscope: the reader must accept this method's parameters (same types, or wider, or fewer)";
  expect(complaints(new Map([[fileOf("wrong"), wrong]]), true)).toEqual([expect.stringContaining(sentence)]);
  const right = wrong.replace("(userId: number) => userId", "(guildId: string) => guildId");
  expect(complaints(new Map([[fileOf("right"), right]]), true)).toEqual([]);
});
