import type { StackFrame } from "../lists/stack-frame.js";
import { element } from "./element.js";

/** A stack, innermost first: the sender's own frames can be unfolded to their source, the others are folded away together. */
export function stack(frames: readonly StackFrame[]): HTMLElement {
  const own = frames.filter(({ inApp }) => inApp);
  const others = frames.length - own.length;
  const list = element("ol", { class: "stack" }, ...(own.length > 0 ? own : frames).map(frame));
  if (own.length === 0 || others === 0) return list;
  const all = element(
    "details",
    {},
    element("summary", {}, `All ${frames.length} frames`),
    element("ol", { class: "stack" }, ...frames.map(frame)),
  );
  return element("div", {}, list, all);
}

function frame({ function: name, file, line, column, source, inApp }: StackFrame, index: number): HTMLElement {
  const where = [file, line, column].filter((part) => part !== undefined).join(":");
  const title = [element("b", {}, name), " ", element("span", { class: "quiet" }, where)];
  if (source.length === 0) return element("li", inApp ? {} : { class: "foreign" }, ...title);
  const lines = source.map(({ number, text }) =>
    element("span", number === line ? { class: "here" } : {}, `${number === line ? "▸" : " "} ${String(number).padStart(5)}  ${text}\n`),
  );
  return element(
    "li",
    {},
    element("details", { open: index === 0 && inApp }, element("summary", {}, ...title), element("pre", {}, ...lines)),
  );
}
