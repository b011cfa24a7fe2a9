import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasInstrumentedModules, INSTRUMENTED } from "../../src/setup/instrumented-modules.js";

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), "cogscope-modules-"))));
afterEach(() => rmSync(root, { recursive: true }));

const VERSION = "11.12.0";

/** A bot's folder, in which these packages are installed. */
function bot(...packages: string[]): string {
  for (const one of packages) mkdirSync(join(root, one), { recursive: true });
  const folder = join(root, "dist", "src");
  mkdirSync(folder, { recursive: true });
  return folder;
}

test("The list is that of the installed SDK", () => {
  const ofSentry = createRequire(require.resolve("@sentry/node"));
  const config = ofSentry("@sentry/server-utils/orchestrion/config") as { readonly INSTRUMENTED_MODULE_NAMES: readonly string[] };
  expect([...INSTRUMENTED].sort()).toEqual([...new Set(config.INSTRUMENTED_MODULE_NAMES)].sort());
});

test.each([
  ["pg beside others", ["node_modules/discord.js", "node_modules/pg"]],
  ["a package with a scope", ["node_modules/@redis/client"]],
  ["what another package needs, under pnpm", ["node_modules/typeorm", "node_modules/.pnpm/node_modules/mysql2"]],
])("A bot with %s is prepared for it", (_what, packages) => {
  expect(hasInstrumentedModules(VERSION, bot(...packages))).toBe(true);
});

test("A bot without any is not: its start-up is shorter", () => {
  expect(hasInstrumentedModules(VERSION, bot("node_modules/discord.js", "node_modules/@sentry/node", "node_modules/pg-format"))).toBe(
    false,
  );
});

test.each([
  ["there are no folders of packages, as with a bundle", VERSION, []],
  ["the SDK is a later one, whose list is not known", "11.13.0", ["node_modules/discord.js"]],
  ["the SDK is of another major version", "12.0.0", ["node_modules/discord.js"]],
])("It is prepared where %s", (_what, version, packages) => {
  expect(hasInstrumentedModules(version, bot(...packages))).toBe(true);
});

test("It is prepared where what looks like a folder of packages cannot be read as one", () => {
  const folder = bot();
  writeFileSync(join(root, "node_modules"), "");
  expect(hasInstrumentedModules(VERSION, folder)).toBe(true);
});
