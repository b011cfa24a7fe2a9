import type { Locator } from "playwright-core";

/** Waits until a field holds this; rejects when it does not come to that. */
export async function expectValue(field: Locator, value: string): Promise<void> {
  const handle = await field.elementHandle();
  await field.page().waitForFunction(([one, wanted]) => (one as { value?: string } | null)?.value === wanted, [handle, value] as const);
}

/** Waits until an element says this; rejects when it does not come to that. */
export async function expectText(element: Locator, text: string): Promise<void> {
  const handle = await element.elementHandle();
  await element.page().waitForFunction(([one, wanted]) => one?.textContent === wanted, [handle, text] as const);
}

/** What has the focus: its words, and whether one sees that. */
export async function focus(page: import("playwright-core").Page): Promise<{ readonly text: string; readonly isSeen: boolean }> {
  return page.evaluate(`(() => {
    const one = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return { text: (one.id || one.innerText || one.tagName).trim(), isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
  })()`);
}
