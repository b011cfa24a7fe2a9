import type { ErrorRow } from "../../lists/error-rows.js";
import { element } from "../element.js";
import { errorDetail } from "../error-detail.js";
import { chips } from "../field-table.js";
import { relativeTime } from "../relative-time.js";
import type { ListDefinition } from "./list-definition.js";

const grave = new Set(["error", "fatal"]);

/** The errors and captured messages. */
export const errorList: ListDefinition<ErrorRow> = {
  title: "Errors",
  count: ({ counts }) => counts.error,
  one: "error",
  nothing: "No error yet. May it stay like this.",
  key: ({ id }) => String(id),
  version: () => "", // An event does not change.
  className: ({ level }) => `error ${grave.has(level) ? "grave" : "mild"}`,
  line: ({ time, level, title, tags, unhandled, user }) => [
    relativeTime(time),
    element("span", { class: grave.has(level) ? "bad" : "warn" }, `${grave.has(level) ? "✗" : "!"} ${level}`),
    element("span", { class: "name" }, title),
    chips(tags, 6, unhandled ? element("span", { class: "bad" }, "unhandled") : undefined),
    element("span", { class: "end quiet" }, user),
  ],
  unfold: (row) => errorDetail(row().id),
};
