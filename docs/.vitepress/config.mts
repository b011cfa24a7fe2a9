import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type DefaultTheme } from "vitepress";
import { NAVIGATION } from "./navigation.js";

/** What typedoc-vitepress-theme has written beside the reference; before the first `npm run docs:build` there is none. */
function reference(): DefaultTheme.SidebarItem[] {
  const file = fileURLToPath(new URL("../api/typedoc-sidebar.json", import.meta.url));
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DefaultTheme.SidebarItem[]) : [];
}

const guides: DefaultTheme.SidebarItem[] = NAVIGATION.map(({ text, pages }) => ({
  text,
  items: pages.map(({ text, page }) => ({ text, link: `/${page}` })),
}));

export default defineConfig({
  title: "cogscope",
  description: "Say in one line what a cog of your Discord bot is, and its errors, spans, logs and metrics arrive in Sentry.",
  lang: "en",
  // Where the site does not stand at the root of its host, as at "/cogscope/".
  base: process.env["DOCS_BASE"] ?? "/",
  themeConfig: {
    // In the reader's browser: no question leaves the page.
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Start", link: "/getting-started" },
      { text: "Troubleshooting", link: "/troubleshooting" },
      { text: "Reference", link: "/api/", activeMatch: "/api/" },
    ],
    sidebar: {
      "/": [...guides, { text: "Reference", items: [{ text: "All names", link: "/api/" }] }],
      "/api/": [{ text: "Guides", items: [{ text: "Install to first trace", link: "/getting-started" }] }, ...reference()],
    },
  },
});
