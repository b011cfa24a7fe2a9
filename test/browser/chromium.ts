import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

import type { Receiver } from "../../src/view/index.js";

const program = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Starts a Chromium without a window; rejects with the remedy when there is none. */
export async function startChromium(): Promise<Browser> {
  if (!existsSync(program)) {
    throw new Error(`There is no Chromium at '${program}'. Install Debian's package chromium (.ci/with-chromium does), or set CHROMIUM.`);
  }
  // Chromium refuses to run as root with its sandbox.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: program, args });
}

/** A page that is open, and what must not happen on it. */
export interface OpenPage {
  readonly page: Page;
  /** Errors, warnings, refusals by the page's own policy, dialogs. */
  readonly complaints: readonly string[];
  /** Where it asked for something. */
  readonly origins: ReadonlySet<string>;
}

/** Opens the viewer's page in a fresh profile. */
export async function open(browser: Browser, receiver: Receiver, options: BrowserContextOptions = {}, hash = ""): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const origins = new Set<string>();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  await context.exposeFunction("complain", (text: string) => complaints.push(text));
  await page.addInitScript(`
    addEventListener("securitypolicyviolation", (event) => complain("policy: " + event.violatedDirective + " " + event.blockedURI));
  `);
  await page.goto(`${receiver.pageUrl}${hash}`);
  return { page, complaints, origins };
}

let folder: Promise<string> | undefined;

/** Takes a picture into a temporary folder, or into PICTURES; returns the file. */
export async function picture(page: Page, name: string): Promise<string> {
  folder ??=
    process.env["PICTURES"] === undefined ? mkdtemp(join(tmpdir(), "cogscope-pictures-")) : Promise.resolve(process.env["PICTURES"]);
  const path = join(await folder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

/** The line of a list that holds this text. */
export const line = (page: Page, text: string) => page.locator("#list > li > .line", { hasText: text });
