import type { Page } from "playwright-core";

import { line, picture } from "./chromium.js";
import { contrasts } from "./contrast.js";
import { openedViewer } from "./opened-viewer.js";

/** How light the ground is, from 0 to 255. */
const lightness = (page: Page): Promise<number> =>
  page.evaluate(`Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])`);
const isDark = async (page: Page): Promise<boolean> => (await lightness(page)) < 64;

describe("The looks of the page", () => {
  const viewer = openedViewer();

  it("is light or dark as the system is, or as was chosen, which outlasts a reload", async () => {
    expect(await isDark((await viewer.open({ colorScheme: "light" })).page)).toBe(false);
    const { page } = await viewer.open({ colorScheme: "dark" });
    expect(await isDark(page)).toBe(true);
    await page.getByRole("button", { name: "Theme: system" }).click();
    expect(await isDark(page)).toBe(false);
    await page.reload();
    await page.getByRole("button", { name: "Theme: light" }).click();
    expect(await isDark(page)).toBe(true);
    await page.getByRole("button", { name: "Theme: dark" }).click();
    await page.getByRole("button", { name: "Theme: system" }).waitFor();
  });

  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)(
    "can be read in %s at %i pixels: no text below a contrast of 4.5, no bar below 3, nothing wider than the window",
    async (colorScheme, width) => {
      const { page } = await viewer.open({ colorScheme, viewport: { width, height: 800 } });
      const tooWide = (): Promise<boolean> => page.evaluate("document.documentElement.scrollWidth > innerWidth");
      await line(page, "command.ban").click();
      await page.locator(".waterfall > li > .line").first().click();
      await picture(page, `trace-${colorScheme}-${width}`);
      const bars = await contrasts(page, "bars");
      expect(bars).toHaveLength(3);
      expect(bars.filter(({ ratio }) => ratio < 3)).toEqual([]);
      const texts = [...(await contrasts(page, "text"))];
      expect(await tooWide()).toBe(false);
      for (const [tab, wait] of [
        ["Errors", ".columns"],
        ["Logs", ".body .fields"],
        ["Metrics", ".body table"],
        ["Check-ins", ".body table"],
      ] as const) {
        await page.getByRole("button", { name: tab }).click();
        await page.locator(`#heading:text-is("${tab}")`).waitFor();
        await page.locator("#list > li > .line").last().click();
        await page.locator(wait).waitFor();
        texts.push(...(await contrasts(page, "text")));
        expect(await tooWide()).toBe(false);
        await picture(page, `${tab}-${colorScheme}-${width}`);
      }
      expect(texts.length).toBeGreaterThan(150);
      expect(texts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    },
  );
});
