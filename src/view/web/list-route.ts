import { Refusal } from "../http/refusal.js";
import { errorDetail } from "../lists/error-detail.js";
import { errorRows } from "../lists/error-rows.js";
import { logRows } from "../lists/log-rows.js";
import { metricRows } from "../lists/metric-rows.js";
import { monitorRows } from "../lists/check-in-rows.js";
import type { PageOf } from "../lists/page-of.js";
import { stateOf } from "../lists/state.js";
import { traceDetail } from "../lists/trace-detail.js";
import { traceRows } from "../lists/trace-rows.js";
import type { Received } from "../received.js";
import { parseQuery, type Term } from "../search/query.js";

type List = (received: Received, terms: readonly Term[], limit: number) => PageOf<unknown>;

const lists: Readonly<Record<string, List>> = {
  traces: traceRows,
  errors: errorRows,
  logs: logRows,
  metrics: metricRows,
  monitors: monitorRows,
};
const details: Readonly<Record<string, (received: Received, id: string, limit: number) => object | undefined>> = {
  traces: traceDetail,
  errors: (received, id) => errorDetail(received, Number(id)),
};

/** What the page asks for as data, by the path after `/view/`; throws a `Refusal` (404) for what there is not. */
export function listRoute(received: Received, path: readonly string[], search: URLSearchParams): object {
  const [name = "", id] = path;
  const limit = Math.min(5000, Math.max(1, Math.floor(Number(search.get("limit") ?? 200)) || 200));
  if (id === undefined) {
    if (name === "state") return stateOf(received);
    if (Object.hasOwn(lists, name)) return lists[name](received, parseQuery(search.get("q") ?? ""), limit);
  } else if (Object.hasOwn(details, name)) {
    const detail = details[name]?.(received, id, limit);
    if (detail) return detail;
    throw new Refusal(404, "This is not kept any more: it had to make room for what came later.");
  }
  throw new Refusal(404, "There is nothing here.");
}
