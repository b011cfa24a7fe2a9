import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { NAVIGATION } from "../../docs/.vitepress/navigation.js";

const ROOT = join(__dirname, "../..");
const BASE = "/cogscope/";
const MINUTES = 60_000;

type Exports = Readonly<Record<string, { readonly import?: { readonly default: string } }>>;

/** The entries of the package, each with its source. */
const ENTRIES = Object.entries((JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { exports: Exports }).exports).flatMap(
  ([entry, { import: target }]) =>
    target === undefined
      ? []
      : [
          {
            name: entry.replace(/^\./, "cogscope"),
            file: join(ROOT, target.default.replace("./dist/esm/", "src/").replace(/\.js$/, ".ts")),
          },
        ],
);

/** What a build has left in the working tree. */
const isMade = (path: string): boolean => ["api", ".vitepress/dist", ".vitepress/cache"].some((made) => path === join(ROOT, "docs", made));

let folder: string;
let site: string;

/** The site as a fresh clone builds it, in a folder that is removed, to stand under a path of its host. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cogscope-site-"));
  cpSync(join(ROOT, "docs"), join(folder, "docs"), { recursive: true, filter: (path) => !isMade(path) });
  for (const file of ["package.json", "tsconfig.json", "tsconfig.esm.json"]) cpSync(join(ROOT, file), join(folder, file));
  cpSync(join(ROOT, "src"), join(folder, "src"), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const env = { ...process.env, DOCS_BASE: BASE, NODE_ENV: "production" };
  // A warning, as of a link to nothing, ends it with an error.
  await promisify(execFile)("npm", ["run", "--silent", "docs:build"], { cwd: folder, env });
  site = join(folder, "docs/.vitepress/dist");
}, 5 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const html = (page: string): string => readFileSync(join(site, `${page}.html`), "utf8");
const filesOf = (ending: string): string[] =>
  readdirSync(site, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(ending));

it("Every page of the menu can be reached from the home page", () => {
  const reached = new Set<string>();
  const walk = (page: string): void => {
    if (reached.has(page)) return;
    reached.add(page);
    for (const [, href] of html(page).matchAll(/href="\/cogscope\/([\w/.-]*?)(?:\.html)?(?:#[^"]*)?"/g)) {
      const to = href === "" || href?.endsWith("/") ? `${href}index` : (href as string);
      if (existsSync(join(site, `${to}.html`))) walk(to);
    }
  };
  walk("index");
  expect(NAVIGATION.flatMap(({ pages }) => pages.map(({ page }) => page)).filter((page) => !reached.has(page))).toEqual([]);
  expect(
    filesOf(".html")
      .map((file) => file.slice(0, -5))
      .filter((page) => page !== "404" && !reached.has(page)),
  ).toEqual([]);
});

it("Each name that an entry exports stands in the reference, under the entry's name", () => {
  const program = ts.createProgram(
    ENTRIES.map(({ file }) => file),
    {
      noEmit: true,
      skipLibCheck: true,
      types: ["node"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    },
  );
  const checker = program.getTypeChecker();
  const lacking = ENTRIES.flatMap(({ name, file }) => {
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    const exported = symbol === undefined ? [] : checker.getExportsOfModule(symbol).map((one) => one.getName());
    const pages = ["functions", "classes", "interfaces", "type-aliases", "variables"];
    // A name that one entry takes from another has its page there, and a line that leads to it.
    const index = existsSync(join(site, "api", name, "index.html")) ? html(`api/${name}/index`) : "";
    const isThere = (one: string): boolean =>
      pages.some((kind) => existsSync(join(site, "api", name, kind, `${one}.html`))) || new RegExp(`\\b${one}\\b`).test(index);
    return exported.length === 0 ? [name] : exported.filter((one) => !isThere(one)).map((one) => `${name}: ${one}`);
  });
  expect(ENTRIES.length).toBeGreaterThan(6);
  expect(lacking).toEqual([]);
});

it("Nothing is fetched from elsewhere, and all links stand under the base", () => {
  const loaded = filesOf(".html").flatMap((file) =>
    [...readFileSync(join(site, file), "utf8").matchAll(/<(?:script|link|img|source|iframe)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].map(
      ([, url]) => url,
    ),
  );
  expect(loaded.length).toBeGreaterThan(100);
  expect([...new Set(loaded)].filter((url) => !url?.startsWith(BASE) && !url?.startsWith("data:"))).toEqual([]);
  const styles = filesOf(".css").map((file) => readFileSync(join(site, file), "utf8"));
  expect(styles.flatMap((style) => [...style.matchAll(/(?:url\(|@import )["']?(https?:|\/\/)[^)"']*/g)].map(([found]) => found))).toEqual(
    [],
  );
});

it("The search finds what pages say, without a service", () => {
  const indexes = filesOf(".js").filter((file) => /localSearchIndex/.test(file));
  expect(indexes).toHaveLength(1);
  expect(readFileSync(join(site, indexes[0] as string), "utf8")).toContain("/cogscope/troubleshooting.html");
});

it("A link to nothing is an error of the build", async () => {
  const other = join(folder, "other");
  cpSync(join(ROOT, "docs/.vitepress"), join(other, ".vitepress"), { recursive: true, filter: (path) => !isMade(path) });
  writeFileSync(join(other, "index.md"), "# A page\n\n[nowhere](nowhere.md)\n");
  const vitepress = join(ROOT, "node_modules/vitepress/bin/vitepress.js");
  const failed = await promisify(execFile)(process.execPath, [vitepress, "build", "other"], { cwd: folder }).then(
    () => "nothing",
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
  );
  expect(failed).toMatch(/dead link.*nowhere/s);
});
