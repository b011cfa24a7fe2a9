import { join } from "node:path";
import ts from "typescript";

const ROOT = join(__dirname, "../..");

const HEAD = `
import { annotate, Breadcrumb, CaptureErrors, compose, Context, Instrumented, Span, SpanData, Tag, Transaction, User } from "./src/index.js";
import { Counted, InFlight, Monitor, Timed } from "./src/index.js";
interface Interaction { readonly guildId: string }
`;

/** Compiles a snippet as a bot author's file, and gives what the compiler says of it. */
export function complaints(snippet: string, dialect: "standard" | "legacy"): string {
  const file = join(ROOT, "snippet.ts");
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    experimentalDecorators: dialect === "legacy",
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => name === file || exists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, HEAD + snippet, ts.ScriptTarget.ES2022) : parsed(name, () => read(name, ...rest));
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
    .join("\n");
}

const files = new Map<string, ts.SourceFile | undefined>();

/** The library's and the SDK's declarations are parsed once for all snippets. */
function parsed(name: string, parse: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!files.has(name)) files.set(name, parse());
  return files.get(name);
}
