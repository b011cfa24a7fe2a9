import { existsSync } from "node:fs";
import * as Sentry from "@sentry/node";

import { line, picture } from "./chromium.js";
import { expectText, expectValue, focus } from "./expecting.js";
import { guildId, markup, runCommand } from "./evening.js";
import { openedViewer } from "./opened-viewer.js";

describe.each(["stream", "static"] as const)("The page of the viewer, filled by a client with traceLifecycle '%s'", (traceLifecycle) => {
  const viewer = openedViewer(traceLifecycle);

  it("shows each trace, and unfolds it as a waterfall over a time axis, down to the attributes of a span", async () => {
    const { page } = await viewer.open();
    await line(page, "command.cases").click();
    const spans = page.locator(".waterfall > li");
    await spans.nth(2).waitFor();
    expect(await spans.locator(".what").allInnerTexts()).toEqual([
      "discord.command command.cases",
      "db.query Fetch cases",
      "http.client Tell the user",
    ]);
    expect(await page.locator(".scale span").count()).toBe(5);
    const boxes = spans.locator(".bar");
    const [root, child] = [await boxes.nth(0).boundingBox(), await boxes.nth(1).boundingBox()];
    expect(root?.width).toBeGreaterThan(300);
    expect(child?.x).toBeGreaterThanOrEqual(root?.x ?? 0);
    expect(child?.width).toBeLessThan(root?.width ?? 0);
    await spans.nth(1).locator(".line").click();
    expect(await spans.nth(1).locator(".body").innerText()).toMatch(/db\.response\.returned_rows\s+3/);
    expect(existsSync(await picture(page, `trace-${traceLifecycle}`))).toBe(true);
  });

  it("marks what failed by a sign and by stripes, not by colour alone", async () => {
    const { page } = await viewer.open();
    expect(await line(page, "command.ban").innerText()).toContain("✗ 1 error, 1 failed span");
    expect(await line(page, "command.cases").innerText()).not.toContain("✗");
    await line(page, "command.ban").click();
    const failed = page.locator(".waterfall > .failed");
    expect(await failed.locator(".what").innerText()).toContain("✗ internal_error");
    expect(await page.evaluate(`getComputedStyle(document.querySelector(".waterfall > .failed .bar")).backgroundImage`)).toContain(
      "repeating-linear-gradient",
    );
  });

  it("shows an error with its cause, tags, user, context, breadcrumbs and stack, and leads to its trace", async () => {
    const { page } = await viewer.open({}, "#errors");
    await line(page, "brackets").click();
    const detail = page.locator("#list .body:not([hidden])");
    await detail.locator(".columns").waitFor();
    const text = await detail.innerText();
    expect(text).toContain("RangeError: brackets [] not balanced");
    expect(text).toContain("caused by TypeError: query failed");
    expect(text).toMatch(new RegExp(`Tags\\s+guild_id\\s+${guildId}\\s+feature\\s+ban`));
    expect(text).toMatch(/User\s+id\s+400000000000000002\s+username\s+bob/);
    expect(text).toMatch(/Context moderation\s+method\s+ban/);
    expect(text).toMatch(/release\s+bot@1\.2\.3\s+environment\s+evening/);
    expect(text).toContain("/ban by bob");
    expect(text).toContain("Stack of RangeError, innermost first");
    expect(text).toMatch(/evening\.ts:\d+/);
    await picture(page, `error-${traceLifecycle}`);
    await page.getByRole("button", { name: "Show its trace" }).click();
    await page.locator(".waterfall > .failed").waitFor();
    expect(await page.locator("#list > li").count()).toBe(1);
  });

  it("finds by tag and by text, in every list, and says how much", async () => {
    const { page } = await viewer.open();
    const search = page.getByRole("searchbox");
    for (const [query, traces, errors] of [
      [`guild_id:${guildId} feature:ban`, 1, 1],
      ["feature:cases", 1, 0],
      ["!feature:cases", 1, 1],
      ["BRACKETS", 1, 1],
      ["feature:b*", 1, 1],
      ["guild_id:2", 0, 0],
    ] as const) {
      await search.fill(query);
      for (const [tab, one, count] of [
        ["Traces", "trace", traces],
        ["Errors", "error", errors],
      ] as const) {
        await page.getByRole("button", { name: tab }).click();
        await page.getByText(`${count} ${one}${count === 1 ? "" : "s"}`, { exact: true }).waitFor();
        expect(await page.locator("#list > li").count()).toBe(count);
      }
    }
    expect(await page.locator("#empty").innerText()).toBe("Nothing that is kept matches “guild_id:2”.");
  });

  it("looks for a tag when it is pressed", async () => {
    const { page } = await viewer.open({}, "#errors");
    await line(page, "brackets").click();
    await page.getByRole("button", { name: "ban", exact: true }).first().click();
    await expectValue(page.getByRole("searchbox"), "feature:ban");
    await page.goBack();
    await expectValue(page.getByRole("searchbox"), "");
  });

  it("shows logs, metrics and check-ins", async () => {
    const { page } = await viewer.open({}, "#logs");
    await line(page, "cases was used").click();
    expect(await line(page, "cases was used").innerText()).toMatch(/! warn\s+cases was used/);
    expect(await page.locator("#list .body:not([hidden])").innerText()).toMatch(/by\s+alice/);
    await page.getByRole("button", { name: "Metrics" }).click();
    await line(page, "command.duration").click();
    expect(await line(page, "command.duration").innerText()).toContain("median 12.5 millisecond, 12.5 to 12.5");
    expect(await page.locator("#list .body:not([hidden]) td").allInnerTexts()).toEqual(expect.arrayContaining(["12.5"]));
    await page.getByRole("button", { name: "Check-ins" }).click();
    await line(page, "cleanup").click();
    expect(await line(page, "cleanup").innerText()).toMatch(/✓ ok\s+cleanup[\s\S]*0 3 \* \* \*/);
    expect(await page.locator("#list .body:not([hidden]) tbody tr").count()).toBe(1);
  });

  it("asks nobody but the viewer, and breaks nothing of its own policy", async () => {
    const { page, complaints, origins } = await viewer.open();
    await line(page, "command.ban").click();
    await page.locator(".waterfall > li").first().waitFor();
    for (const tab of ["Errors", "Logs", "Metrics", "Check-ins"]) {
      await page.getByRole("button", { name: tab }).click();
      await page.locator("#list > li > .line").first().click();
    }
    await page.locator("#list .body:not([hidden]) table").waitFor();
    expect([...origins]).toEqual([new URL(viewer.receiver.pageUrl).origin]);
    expect(complaints).toEqual([]);
  });

  it("keeps what strangers wrote as text: no markup of theirs becomes part of the page, and nothing of it runs", async () => {
    runCommand(markup, markup, new Error(markup));
    await Sentry.flush();
    const { page, complaints, origins } = await viewer.open({}, `#traces?q=${encodeURIComponent('name:"command.<script>*"')}`);
    await line(page, "<script>").click();
    await page.locator(".waterfall > li > .line").first().click();
    expect(await page.locator(".waterfall .body .full").first().innerText()).toBe(`command.${markup}`);
    await page.getByRole("button", { name: "Errors" }).click();
    await page.getByRole("searchbox").fill("onerror");
    await line(page, "onerror").click();
    await page.locator(".columns").waitFor();
    expect(await page.locator("#list .columns").innerText()).toContain(markup);
    await page.getByRole("searchbox").fill("onerror");
    await page.getByRole("button", { name: "Logs" }).click();
    await line(page, "onerror").waitFor();
    expect(await page.locator("main script, main img, main iframe").count()).toBe(0);
    expect(await page.title()).toBe("cogscope view");
    expect(complaints).toEqual([]);
    expect(origins.size).toBe(1);
  });

  it("shows what arrives while it is open, leaves the focus and what is unfolded as they are, and waits while it is paused", async () => {
    const { page } = await viewer.open();
    await line(page, "command.cases").click();
    await page.locator(".waterfall > li").first().waitFor();
    runCommand("kick", "carol");
    await Sentry.flush();
    await line(page, "command.kick").waitFor();
    expect(await line(page, "command.cases").getAttribute("aria-expanded")).toBe("true");
    expect((await focus(page)).text).toContain("command.cases");
    await page.getByRole("button", { name: "Live" }).click();
    runCommand("mute", "dave");
    await Sentry.flush();
    const count = page.getByRole("button", { name: "Traces" }).locator(".count");
    await expectText(count, String(viewer.receiver.received.traces.size));
    expect(await line(page, "command.mute").count()).toBe(0);
    await page.getByRole("button", { name: "Paused" }).click();
    await line(page, "command.mute").waitFor();
  });
});
