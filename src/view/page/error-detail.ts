import type { ErrorDetail, ShownException } from "../lists/error-detail.js";
import type { ReceivedBreadcrumb } from "../records/received-event.js";
import { traceLink } from "./besides.js";
import { element, fill } from "./element.js";
import { fetched } from "./fetched.js";
import { fieldTable } from "./field-table.js";
import type { Unfolded } from "./foldable.js";
import { clock } from "./format.js";
import { levelBadge } from "./level-badge.js";
import { folded, section } from "./section.js";
import { stack } from "./stack.js";
import { valueText } from "./value-text.js";

/** What the SDK tells of the machine and of itself. */
const sdkContexts = new Set(["os", "runtime", "app", "device", "culture", "cloud_resource", "trace", "modules"]);

/** An error with all that is known of it. */
export function errorDetail(id: number): Unfolded {
  const unfolded = fetched<ErrorDetail>(
    () => `errors/${id}`,
    () => ({}),
    show,
  );
  return { element: unfolded.element };
}

function show(error: ErrorDetail, into: HTMLElement): void {
  const contexts = Object.entries(error.contexts);
  const own = contexts.filter(([name]) => !sdkContexts.has(name));
  const others = Object.fromEntries(contexts.filter(([name]) => sdkContexts.has(name)));
  const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;
  fill(into, [
    ...(error.exceptions.length === 0 ? [element("p", { class: "full" }, error.title)] : error.exceptions.map(headline)),
    element(
      "div",
      { class: "columns" },
      section("Tags", isEmpty(error.tags), fieldTable(error.tags)),
      section("User", isEmpty(error.userFields), fieldTable(error.userFields, "user.")),
      ...own.map(([name, block]) => section(`Context ${name}`, isEmpty(block as object), fieldTable(block as object, `${name}.`))),
      section("About", isEmpty(error.about), fieldTable(error.about)),
    ),
    ...error.exceptions.map(stackOf),
    section(
      "Breadcrumbs, newest last",
      error.breadcrumbs.length === 0,
      element("ol", { class: "crumbs" }, ...error.breadcrumbs.map(crumb)),
    ),
    folded("What the SDK adds", fieldTable(others)),
    folded("The event as it was sent", element("pre", {}, JSON.stringify(error.event, null, 2))),
    element("p", { class: "quiet id" }, `Event ${error.eventId}, ${clock(error.time)} `, traceLink(error.traceId)),
  ]);
}

function headline({ type, value, mechanism, handled }: ShownException, index: number): HTMLElement {
  const how = [mechanism, handled === false ? "unhandled" : undefined].filter(Boolean).join(", ");
  return element(
    "p",
    { class: "full" },
    index === 0 ? undefined : element("span", { class: "quiet" }, "caused by "),
    element("span", { class: "bad" }, type ?? "Error"),
    value === undefined || value === "" ? undefined : `: ${value}`,
    how === "" ? undefined : element("span", { class: "quiet" }, `  (${how})`),
  );
}

function stackOf({ type, frames }: ShownException): HTMLElement | undefined {
  return section(`Stack of ${type ?? "the error"}, innermost first`, frames.length === 0, stack(frames));
}

function crumb({ timestamp, category, level, message, data }: ReceivedBreadcrumb): HTMLElement {
  const isPlain = level === undefined || level === "info" || level === "log";
  return element(
    "li",
    {},
    element("span", { class: "quiet" }, timestamp === undefined ? "" : clock(timestamp).slice(11)),
    element("span", { class: "op" }, category ?? ""),
    isPlain ? undefined : levelBadge(level),
    element("span", {}, message ?? ""),
    ...Object.entries(data).map(([key, value]) =>
      element("span", { class: "chip" }, element("span", { class: "key" }, key), " ", valueText(value)),
    ),
  );
}
