import type { Page } from "playwright-core";

import { line } from "./chromium.js";
import { expectValue, focus } from "./expecting.js";
import { openedViewer } from "./opened-viewer.js";

/** Presses Tab as often as that, and tells where one came by. */
async function stops(page: Page, count: number): Promise<string[]> {
  const passed: string[] = [];
  for (let press = 0; press < count; press++) {
    await page.keyboard.press("Tab");
    const { text, isSeen } = await focus(page);
    passed.push(isSeen ? text : `${text} (not seen)`);
  }
  return passed;
}

describe("The page without a mouse", () => {
  const viewer = openedViewer();

  it("has every control in the order of Tab, each seen when it has the focus", async () => {
    const { page } = await viewer.open();
    await line(page, "command.ban").waitFor();
    expect((await stops(page, 10)).map((text) => text.split("\n")[0])).toEqual([
      expect.stringMatching(/^Traces \d+$/),
      "Errors 1",
      "Logs 2",
      "Metrics 2",
      "Check-ins 2",
      "live",
      "theme",
      "clear",
      "search",
      expect.stringMatching(/ago|now/),
    ]);
  });

  it("goes through a trace: down, unfold, into its spans, to an attribute, and back by Escape", async () => {
    const { page } = await viewer.open({}, "#traces?q=op%3Adiscord.command");
    await line(page, "command.cases").waitFor();
    await stops(page, 10);
    await page.keyboard.press("End");
    expect((await focus(page)).text).toContain("command.cases");
    await page.keyboard.press("ArrowRight");
    await page.locator(".waterfall > li").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await focus(page)).toMatchObject({ text: expect.stringContaining("discord.command"), isSeen: true });
    await page.keyboard.press("ArrowDown");
    expect((await focus(page)).text).toContain("Fetch cases");
    await page.keyboard.press("Enter");
    expect(await stops(page, 1)).toEqual(["3"]);
    await page.keyboard.press("Escape");
    expect((await focus(page)).text).toContain("Fetch cases");
    expect(await page.locator(".waterfall .body:not([hidden])").count()).toBe(0);
    await page.keyboard.press("Escape");
    expect((await focus(page)).text).toContain("command.cases");
    expect(await page.locator(".waterfall").count()).toBe(0);
    await page.keyboard.press("Home");
    expect((await focus(page)).text).toContain("command.ban");
  });

  it("goes into a list by an arrow where nothing has the focus yet", async () => {
    const { page } = await viewer.open({}, "#traces?q=op%3Adiscord.command");
    await line(page, "command.ban").waitFor();
    await page.keyboard.press("ArrowDown");
    expect((await focus(page)).text).toContain("command.ban");
    await page.keyboard.press("ArrowDown");
    expect((await focus(page)).text).toContain("command.cases");
  });

  it("searches after a slash, and Escape empties the search, then goes back to the list", async () => {
    const { page } = await viewer.open();
    await line(page, "command.ban").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("feature:ban");
    const search = page.getByRole("searchbox");
    await line(page, "command.cases").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await expectValue(search, "");
    await line(page, "command.cases").waitFor();
    await page.keyboard.press("Escape");
    expect((await focus(page)).text).toMatch(/command\./);
  });

  it("chooses a list by its number, but not while a search is typed", async () => {
    const { page } = await viewer.open();
    await page.keyboard.press("2");
    await page.locator('#heading:text-is("Errors")').waitFor();
    expect(await page.locator("[aria-current]").innerText()).toBe("Errors 1");
    await page.keyboard.press("/");
    await page.keyboard.type("3");
    await expectValue(page.getByRole("searchbox"), "3");
    expect(await page.locator("#heading").innerText()).toBe("Errors");
  });

  it("names its parts for those who do not see them", async () => {
    const { page } = await viewer.open();
    await line(page, "command.cases").click();
    await page.getByRole("list", { name: "Spans" }).waitFor();
    await page.getByRole("navigation", { name: "What was received" }).waitFor();
    await page.getByRole("searchbox", { name: "Search" }).waitFor();
    const unfolded = page.getByRole("list", { name: "Traces" }).getByRole("button", { expanded: true });
    expect(await unfolded.count()).toBe(1);
    const body = await unfolded.getAttribute("aria-controls");
    expect(await page.locator(`#${body}`).isVisible()).toBe(true);
  });
});
