import type { ErrorRow } from "../lists/error-rows.js";
import type { LogRow } from "../lists/log-rows.js";
import { button, element } from "./element.js";
import { levelBadge } from "./level-badge.js";
import { goTo } from "./navigation.js";
import { relativeTime } from "./relative-time.js";

/** An error of a trace: pressed, it is shown among the errors. */
export function errorLink({ title, traceId }: ErrorRow): HTMLElement {
  const show = (): void => goTo({ list: "errors", query: `trace:${traceId ?? ""}` });
  return element("li", {}, button(`✗ ${title}`, show, { class: "pick bad" }));
}

/** A log of a trace. */
export function logLine({ level, body, time }: LogRow): HTMLElement {
  return element("li", {}, relativeTime(time), " ", levelBadge(level), " ", body);
}

/** A way to the trace that something belongs to; undefined for none. */
export function traceLink(traceId: string | undefined): HTMLElement | undefined {
  if (traceId === undefined || !/^[\w-]{1,100}$/.test(traceId)) return undefined;
  return button("Show its trace", () => goTo({ list: "traces", query: `trace:${traceId}` }), { class: "go" });
}
