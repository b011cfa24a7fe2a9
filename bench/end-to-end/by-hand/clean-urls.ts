import type { Breadcrumb, NodeOptions } from "@sentry/node";

type CleanSpan = NonNullable<NodeOptions["beforeSendSpan"]>;

/** The route of one of Discord's URLs, without ids and tokens. */
const templateOf = (path: string): string =>
  path
    .replace(/^\/api(?:\/v\d+)?(?=\/)/, "")
    .replace(/^\/(interactions|webhooks)\/\d+\/[^/]+/, "/$1/{id}/{token}")
    .replace(/\/\d{15,21}(?=\/|$)/g, "/{id}")
    .replace("%40original", "@original");

const cleanUrl = (text: string): string => {
  const { origin, pathname } = new URL(text);
  return `${origin}${templateOf(pathname)}`;
};

/** Takes the tokens out of the URLs of Sentry's own spans. */
export const cleanSpan: CleanSpan = (span) => {
  const { attributes } = span as { attributes?: Record<string, unknown> };
  const url = attributes?.["url.full"];
  if (attributes === undefined || typeof url !== "string") return span;
  const path = templateOf(new URL(url).pathname);
  attributes["url.full"] = cleanUrl(url);
  attributes["url.path"] = path;
  delete attributes["url.query"];
  (span as { name: string }).name = `${String(attributes["http.request.method"])} ${path}`;
  return span;
};

/** The same of its breadcrumbs. */
export function cleanBreadcrumb(breadcrumb: Breadcrumb): Breadcrumb {
  const { data } = breadcrumb;
  if (typeof data?.["url"] === "string") data["url"] = cleanUrl(data["url"]);
  delete data?.["http.query"];
  return breadcrumb;
}
