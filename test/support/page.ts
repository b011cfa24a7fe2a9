import * as Sentry from "@sentry/node";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The block of code that stands under a mark of a page, as a reader copies it. */
export function block(page: string, mark: string): string {
  const text = readFileSync(join(__dirname, "../..", page), "utf8");
  const found = new RegExp(`<!-- ${mark} -->\\n\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(`${page} has no block '${mark}'`);
  return found;
}

/** A block of a page, with the mark that stands above it. */
export interface PageBlock {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly mark: string | undefined;
  readonly code: string;
}

/** All blocks of a page. */
export function blocksOf(page: string): PageBlock[] {
  const text = readFileSync(join(__dirname, "../..", page), "utf8");
  return [...text.matchAll(/(?:<!-- ([^\n]*) -->\n\n)?```(\w+)\n([\s\S]*?)```/g)].map(({ 1: mark, 2: language, 3: code, index }) => ({
    page,
    line: text.slice(0, index).split("\n").length,
    language: language as string,
    mark,
    code: code as string,
  }));
}

/** Code of a page as TypeScript compiles it, in either dialect. */
export const compileWithTsc = (code: string, legacy: boolean): string =>
  ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      experimentalDecorators: legacy,
      esModuleInterop: true,
    },
  }).outputText;

/** Runs compiled code as a module of its own; what it imports is looked up in `modules` first. */
export function evaluate(compiled: string, modules: Readonly<Record<string, unknown>>): Record<string, any> {
  const module = { exports: {} };
  const load = (name: string): unknown => modules[name] ?? (name === "@sentry/node" ? Sentry : require(name));
  new Function("require", "module", "exports", compiled)(load, module, module.exports);
  return module.exports;
}

/** Without what differs from run to run: ids, times, bars, where the file stands. */
export const alike = (text: string): string =>
  text
    .replace(/ +[\d.]+ (ms|millisecond)\b/g, " <ms>")
    .replace(/\b([0-9a-f]{32}|[0-9a-f]{16})\b/g, "<id>")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
    .replace(/\b\d\d:\d\d:\d\d\.\d{3}\b/g, "<time>")
    .replace(/│[^│]*│/g, "<bar>")
    .replace(/^ +at .*\n/gm, "")
    .trim();
