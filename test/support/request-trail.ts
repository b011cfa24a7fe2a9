import type { Recording } from "./recording.js";

/** A breadcrumb of a request. */
export interface RequestCrumb {
  readonly category?: string;
  readonly type?: string;
  readonly level?: string;
  readonly message?: string;
  readonly data?: Record<string, unknown>;
}

/** The requests on the trail of the error with that message. */
export function requestTrail(sentry: Recording, message: string): RequestCrumb[] {
  const event = sentry.errors.find(({ exception }) => exception.values[0].value === message);
  if (event === undefined) throw new Error(`no error '${message}'`);
  return ((event["breadcrumbs"] ?? []) as RequestCrumb[]).filter(({ category }) => category === "http");
}

/** The same as one line each, without the host. */
export const told = (crumbs: readonly RequestCrumb[]): string[] =>
  crumbs.map(({ data }) => `${String(data?.["http.request.method"])} ${String(data?.["url"]).replace(/^https?:\/\/[^/]+/, "")}`);
