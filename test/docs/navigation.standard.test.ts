import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NAVIGATION } from "../../docs/.vitepress/navigation.js";

const DOCS = join(__dirname, "../../docs");
const PAGES = readdirSync(DOCS).flatMap((file) => (file.endsWith(".md") ? [file.slice(0, -3)] : []));
const LISTED = NAVIGATION.flatMap(({ pages }) => pages.map(({ page }) => page));

const text = (page: string): string => readFileSync(join(DOCS, `${page}.md`), "utf8");

/** A heading's address, as VitePress makes it of plain words. */
const anchor = (heading: string): string =>
  heading
    .replace(/[`*_]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

const anchorsOf = (page: string): string[] => [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading as string));

it("The menu lists every page but the home page, each once, and none that is not there", () => {
  expect([...LISTED].sort()).toEqual(PAGES.filter((page) => page !== "index").sort());
});

it("Links to a heading of a page lead to one that is there", () => {
  const links = PAGES.flatMap((page) =>
    [...text(page).matchAll(/\]\(([\w-]*?)(?:\.md)?#([^)]+)\)/g)].map(([, to, at]) => ({
      page,
      to: to === "" ? page : (to as string),
      at,
    })),
  );
  expect(links.length).toBeGreaterThan(8);
  expect(links.filter(({ to, at }) => !PAGES.includes(to) || !anchorsOf(to).includes(at as string))).toEqual([]);
});
