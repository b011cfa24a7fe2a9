import type { Kept } from "../kept-list.js";
import type { Received } from "../received.js";
import type { ReceivedError } from "../records/received-error.js";
import { errorFacets } from "../search/facets.js";
import { found } from "../search/found.js";
import type { Term } from "../search/query.js";
import type { JsonObject } from "../untrusted.js";
import { pageOf, type PageOf } from "./page-of.js";
import { cutText, inRow, presentable } from "./presentable.js";

/** An error on one line. */
export interface ErrorRow {
  readonly id: number;
  /** Milliseconds since 1970; the time of arrival where the sender told none. */
  readonly time: number;
  readonly level: string;
  readonly title: string;
  readonly at: string | undefined;
  readonly unhandled: boolean;
  readonly user: string | undefined;
  readonly tags: JsonObject;
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
}

/** The errors that a search finds, newest first. */
export function errorRows(received: Received, terms: readonly Term[], limit: number): PageOf<ErrorRow> {
  const all = received.kept("error").filter(({ value }) => found(terms, () => errorFacets(value)));
  return pageOf(all, limit, errorRow);
}

/** One error on one line. */
export function errorRow({ sequence, arrived, value }: Kept<ReceivedError>): ErrorRow {
  const [first] = value.exceptions;
  const title = value.message ?? ([first?.type, first?.value].filter(Boolean).join(": ") || "(no message)");
  return {
    id: sequence,
    time: value.timestamp ?? arrived,
    level: value.level,
    title: cutText(title, 500),
    at: first?.at === undefined ? undefined : cutText(first.at, 300),
    unhandled: value.exceptions.some(({ handled }) => handled === false),
    user: userName(value.user),
    tags: presentable(value.tags, inRow),
    traceId: value.traceId,
    spanId: value.spanId,
  };
}

function userName(user: JsonObject | undefined): string | undefined {
  const name = user?.["username"] ?? user?.["id"] ?? user?.["email"];
  return typeof name === "string" || typeof name === "number" ? cutText(String(name), 100) : undefined;
}
