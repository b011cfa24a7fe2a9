import type { WaterfallRow } from "../lists/trace-detail.js";
import { element, type Child } from "./element.js";
import { fieldTable } from "./field-table.js";
import { foldable } from "./foldable.js";
import { clock, duration } from "./format.js";
import { opColour } from "./op-colour.js";
import type { Part } from "./reconcile.js";
import { folded, section } from "./section.js";

/** The time that the whole waterfall takes up. */
export interface Frame {
  readonly start: number;
  readonly end: number;
}

/** A span in the waterfall: its name in its depth, its bar in its time; unfolded its attributes. */
export function waterfallRow(first: WaterfallRow, frame: Frame): Part<WaterfallRow> {
  let row = first;
  const fold = foldable("span", line(row, frame), () => ({ element: detail(row) }));
  const look = (): void => {
    fold.element.className = `span ${opColour(row.op)}${row.status === "ok" ? "" : " failed"}`;
  };
  look();
  return {
    element: fold.element,
    update(next) {
      row = next;
      fold.line(line(row, frame));
      look();
    },
  };
}

function line({ name, op, status, depth, start, end }: WaterfallRow, frame: Frame): readonly Child[] {
  const what = element(
    "span",
    { class: "what" },
    element("span", { class: "op" }, op ?? "span"),
    " ",
    element("span", { class: "name" }, name),
    status === "ok" ? undefined : element("span", { class: "bad" }, ` ✗ ${status}`),
  );
  // Set by script: a style attribute would be refused by the page's own policy.
  what.style.setProperty("--depth", String(depth));
  const bar = element("span", { class: "bar" });
  const whole = Math.max(frame.end - frame.start, Number.MIN_VALUE);
  const part = (time: number): number => Math.min(100, Math.max(0, (time / whole) * 100));
  bar.style.left = `${part(start - frame.start)}%`;
  bar.style.width = `${frame.end > frame.start ? part(end - start) : 100}%`;
  return [what, element("span", { class: "track", "aria-hidden": "true" }, bar), element("span", { class: "end" }, duration(end - start))];
}

function detail({ id, name, attributes, others, links, start, end, status }: WaterfallRow): HTMLElement {
  return element(
    "div",
    {},
    element("p", { class: "full" }, name),
    section("Attributes", Object.keys(attributes).length === 0, fieldTable(attributes)),
    section("Links", links.length === 0, element("pre", {}, JSON.stringify(links, null, 2))),
    folded("What the SDK adds", fieldTable(others)),
    element("p", { class: "quiet id" }, `Span ${id}, ${status}, ${clock(start)} to ${clock(end)}`),
  );
}
