import type { LogRow } from "../../lists/log-rows.js";
import { traceLink } from "../besides.js";
import { element } from "../element.js";
import { chips, fieldTable } from "../field-table.js";
import { clock } from "../format.js";
import { levelBadge } from "../level-badge.js";
import { relativeTime } from "../relative-time.js";
import { section } from "../section.js";
import type { ListDefinition } from "./list-definition.js";

/** The logs. */
export const logList: ListDefinition<LogRow> = {
  title: "Logs",
  count: ({ counts }) => counts.log,
  one: "log",
  nothing: "No log yet. They come from Sentry.logger, or from pino, winston and consola.",
  key: ({ id }) => String(id),
  version: () => "", // A log does not change.
  className: () => "log",
  line: ({ time, level, body, attributes }) => [
    relativeTime(time),
    levelBadge(level),
    element("span", { class: "name" }, body),
    chips(attributes, 4),
  ],
  unfold(row) {
    const { body, attributes, time, traceId } = row();
    return {
      element: element(
        "div",
        {},
        element("p", { class: "full" }, body),
        section("Attributes", Object.keys(attributes).length === 0, fieldTable(attributes)),
        element("p", { class: "quiet id" }, clock(time), " ", traceLink(traceId)),
      ),
    };
  },
};
