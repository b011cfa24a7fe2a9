import type { Page } from "playwright-core";

/** A text that can be seen, and its contrast to what is behind it, as WCAG 2 reckons it. */
export interface Contrast {
  readonly text: string;
  readonly ratio: number;
}

/** The contrast of every text of the page (`.bar` for the bars of a waterfall). */
export function contrasts(page: Page, of: "text" | "bars"): Promise<readonly Contrast[]> {
  return page.evaluate(`(() => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = (colour) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (element) => {
      for (let one = element; one; one = one.parentElement) {
        const colour = rgb(getComputedStyle(one).backgroundColor);
        if (colour[3] === 255) return colour;
      }
      return [255, 255, 255, 255];
    };
    const ratio = (a, b) => {
      const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
      return (light + 0.05) / (dark + 0.05);
    };
    const isBar = ${JSON.stringify(of)} === "bars";
    const found = [];
    for (const one of document.querySelectorAll(isBar ? ".bar" : "body *")) {
      const text = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join(" ").trim();
      if (!one.checkVisibility() || (!isBar && text === "")) continue;
      const style = getComputedStyle(one);
      const colour = isBar ? (style.backgroundImage === "none" ? style.backgroundColor : style.outlineColor) : style.color;
      found.push({ text: isBar ? one.parentElement.parentElement.innerText : text, ratio: ratio(rgb(colour), behind(isBar ? one.parentElement : one)) });
    }
    return found;
  })()`);
}
