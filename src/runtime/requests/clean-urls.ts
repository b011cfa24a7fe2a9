import { routeTemplate } from "../../masking/route-template.js";
import type { Event } from "../../sentry/sdk.js";
import { readDiscordError } from "./discord-error.js";
import { isDiscord } from "./discord-hosts.js";

type Fields = Record<string, unknown>;

/** Where the SDK writes the URL of a request, whole or in part (@sentry/node 11.12, integrations/node-fetch, and http). */
const WHOLE = ["url.full", "http.url", "url"];
const PATHS = ["url.path", "http.target"];
const QUERIES = ["url.query", "http.query", "url.fragment", "http.fragment"];

/** The URLs of a request, of the attributes of a span or the data of a breadcrumb. */
export function urlsOf(fields: unknown): readonly string[] {
  if (typeof fields !== "object" || fields === null) return [];
  return WHOLE.map((key) => (fields as Fields)[key]).filter((value) => typeof value === "string");
}

/** Gives what the SDK says of a request to Discord the route's template in place of the URL; tells whether it was one. */
export function cleanFields(fields: unknown): boolean {
  if (!urlsOf(fields).some(isDiscord)) return false;
  const record = fields as Fields;
  for (const key of WHOLE) if (typeof record[key] === "string") record[key] = cleanText(record[key]);
  for (const key of PATHS) if (typeof record[key] === "string") record[key] = routeTemplate(record[key]);
  for (const key of QUERIES) Reflect.deleteProperty(record, key);
  return true;
}

/** A URL in a text: `GET https://discord.com/api/v10/…`. */
const URL_IN_TEXT = /https?:\/\/[^\s"'<>]+/g;

export const cleanText = (text: string): string =>
  !text.includes("://") ? text : text.replace(URL_IN_TEXT, (url) => (isDiscord(url) ? cleanUrl(url) : url));

function cleanUrl(url: string): string {
  const route = routeTemplate(url);
  return URL.canParse(url) ? `${new URL(url).origin}${route}` : route;
}

/**
 * What a request to Discord is called: `POST /channels/{id}/messages`. The SDK names it after the host in one lifecycle, after the URL in
 * the other (@sentry/core 11.12, integrations/http/get-outgoing-span-data.js). Of a name that somebody else has given, the URLs alone are cleaned.
 */
function requestName(name: string, fields: object): string {
  const { "http.request.method": now, "http.method": before } = fields as Fields;
  const method = now ?? before;
  const [url] = urlsOf(fields);
  const isTheSdks =
    typeof method === "string" && url !== undefined && name.startsWith(`${method} `) && !/\s/.test(name.slice(method.length + 1));
  return isTheSdks ? `${method} ${routeTemplate(url)}` : cleanText(name);
}

/** A span of the streamed lifecycle. */
export function cleanSpan(span: { name: string; attributes?: object }): void {
  const { attributes } = span;
  if (attributes && cleanFields(attributes)) span.name = requestName(span.name, attributes);
}

/** A bot that logs an error of Discord's logs its URL: the SDK makes a breadcrumb of what went to the console, and keeps the error. */
export function cleanBreadcrumb(breadcrumb: { message?: string; data?: Fields }): void {
  if (cleanFields(breadcrumb.data)) return;
  if (breadcrumb.message !== undefined) breadcrumb.message = cleanText(breadcrumb.message);
  const given = breadcrumb.data?.["arguments"];
  if (!Array.isArray(given) || breadcrumb.data === undefined) return;
  breadcrumb.data["arguments"] = given.map((one: unknown) =>
    readDiscordError(one) ? String(one) : typeof one === "string" ? cleanText(one) : one,
  );
}

export function cleanLog(log: { message: unknown; attributes?: Fields }): void {
  if (typeof log.message === "string") log.message = cleanText(log.message);
  for (const [key, value] of Object.entries(log.attributes ?? {})) {
    if (log.attributes && typeof value === "string") log.attributes[key] = cleanText(value);
  }
}

/** The static lifecycle sends a trace as one event; what is going to be dropped has to stay as it is until it is. */
export function cleanTransaction(event: Event, isDropped: (fields: unknown) => boolean): void {
  const data = event.contexts?.trace?.data;
  if (data && !isDropped(data) && cleanFields(data)) event.transaction &&= requestName(event.transaction, data);
  for (const span of (event.spans ?? []) as { data?: object; description?: string }[]) {
    if (span.data && !isDropped(span.data) && cleanFields(span.data)) span.description &&= requestName(span.description, span.data);
  }
}
