import type { Kept } from "../kept-list.js";
import type { Received } from "../received.js";
import type { ReceivedLog } from "../records/received-log.js";
import { logFacets } from "../search/facets.js";
import { found } from "../search/found.js";
import type { Term } from "../search/query.js";
import { ownAttributes } from "../text/own-attributes.js";
import type { JsonObject } from "../untrusted.js";
import { pageOf, type PageOf } from "./page-of.js";
import { cutText, inRow, presentable } from "./presentable.js";

/** A log. */
export interface LogRow {
  readonly id: number;
  readonly time: number;
  readonly level: string;
  readonly body: string;
  /** Those that somebody chose to set. */
  readonly attributes: JsonObject;
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
}

/** The logs that a search finds, newest first. */
export function logRows(received: Received, terms: readonly Term[], limit: number): PageOf<LogRow> {
  const all = received.kept("log").filter(({ value }) => found(terms, () => logFacets(value)));
  return pageOf(all, limit, logRow);
}

/** One log. */
export function logRow({ sequence, arrived, value }: Kept<ReceivedLog>): LogRow {
  // Each log carries its sender's host name.
  const { "server.address": _host, ...attributes } = ownAttributes(value.attributes);
  return {
    id: sequence,
    time: value.timestamp ?? arrived,
    level: value.level,
    body: cutText(value.body, 2000),
    attributes: presentable(attributes, inRow),
    traceId: value.traceId,
    spanId: value.spanId,
  };
}
