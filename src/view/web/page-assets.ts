import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** What the page is made of, as text. */
export interface PageAssets {
  readonly html: string;
  readonly script: string;
  readonly style: string;
  readonly icon: string;
}

/**
 * Compiles `src/view/page`, for whoever runs cogscope from its sources.
 *
 * The build (`scripts/bundle.mjs`) puts the compiled text in the place of this module: what is published looks for no file and needs no
 * compiler.
 */
export function pageAssets(): PageAssets {
  const script = join(__dirname, "../../../scripts/compile-page.mjs");
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: "utf8" })) as PageAssets;
}
