import { originOf, pathOf } from "../../masking/path-of.js";
import { routeOfPath, routeTemplate } from "../../masking/route-template.js";
import type { Event } from "../../sentry/sdk.js";
import { readDiscordError } from "./discord-error.js";
import { isDiscord } from "./discord-hosts.js";

type Fields = Record<string, unknown>;

/** Where the SDK writes the URL of a request, whole or in part (@sentry/node 11.12, integrations/node-fetch, and http). */
const WHOLE = ["url.full", "http.url", "url"];
const PATHS = ["url.path", "http.target"];
/** The SDK writes the fragment last: what is taken away from the end leaves V8's map of the object as it is. */
const QUERIES = ["http.fragment", "url.fragment", "http.query", "url.query"];

/** A URL in a text: `GET https://discord.com/api/v10/…`. */
const URL_IN_TEXT = /https?:\/\/[^\s"'<>]+/gi;
const ONE_URL = /^https?:\/\/[^\s"'<>]+$/i;

/** The URLs of a request, of the attributes of a span or the data of a breadcrumb. */
export function urlsOf(fields: unknown): readonly string[] {
  if (typeof fields !== "object" || fields === null) return [];
  return WHOLE.map((key) => (fields as Fields)[key]).filter((value) => typeof value === "string");
}

/**
 * Gives what the SDK says of a request to Discord the route's template in place of the URL. Gives the route; nothing where it is no
 * such request.
 */
export function cleanFields(fields: unknown): string | undefined {
  if (typeof fields !== "object" || fields === null) return undefined;
  const record = fields as Fields;
  const known = discordUrlIn(record);
  if (known === undefined) return undefined;
  // The same URL stands in several of them, whole and in part.
  let path: string | undefined;
  let route = "";
  for (const key of WHOLE) {
    const url = record[key];
    if (typeof url !== "string") continue;
    const isFirst = path === undefined;
    if (path === undefined) route = routeOfPath((path = pathOf(url)));
    record[key] = isFirst && ONE_URL.test(url) && (url === known || isDiscord(url)) ? `${originOf(url) ?? ""}${route}` : cleanText(url);
  }
  for (const key of PATHS) {
    const given = record[key];
    if (typeof given === "string") record[key] = given === path ? route : routeTemplate(given);
  }
  for (const key of QUERIES) if (key in record) Reflect.deleteProperty(record, key);
  return route;
}

function discordUrlIn(record: Fields): string | undefined {
  for (const key of WHOLE) {
    const url = record[key];
    if (typeof url === "string" && isDiscord(url)) return url;
  }
  return undefined;
}

export const cleanText = (text: string): string =>
  !text.includes("://") ? text : text.replace(URL_IN_TEXT, (url) => (isDiscord(url) ? `${originOf(url) ?? ""}${routeTemplate(url)}` : url));

/**
 * What a request to Discord is called: `POST /channels/{id}/messages`. The SDK names it after the host in one lifecycle, after the URL in
 * the other (@sentry/core 11.12, integrations/http/get-outgoing-span-data.js). Of a name that somebody else has given, the URLs alone are cleaned.
 */
function requestName(name: string, fields: object, route: string): string {
  const { "http.request.method": now, "http.method": before } = fields as Fields;
  const method = now ?? before;
  const isTheSdks = typeof method === "string" && name.startsWith(`${method} `) && !/\s/.test(name.slice(method.length + 1));
  return isTheSdks ? `${method} ${route}` : cleanText(name);
}

/** A span of the streamed lifecycle. */
export function cleanSpan(span: { name: string; attributes?: object }): void {
  const { attributes } = span;
  const route = cleanFields(attributes);
  if (attributes && route !== undefined) span.name = requestName(span.name, attributes, route);
}

/** A bot that logs an error of Discord's logs its URL: the SDK makes a breadcrumb of what went to the console, and keeps the error. */
export function cleanBreadcrumb(breadcrumb: { message?: string; data?: Fields }): void {
  if (cleanFields(breadcrumb.data) !== undefined) return;
  if (breadcrumb.message !== undefined) breadcrumb.message = cleanText(breadcrumb.message);
  const given = breadcrumb.data?.["arguments"];
  if (!Array.isArray(given) || breadcrumb.data === undefined) return;
  breadcrumb.data["arguments"] = given.map((one: unknown) =>
    readDiscordError(one) ? String(one) : typeof one === "string" ? cleanText(one) : one,
  );
}

export function cleanLog(log: { message: unknown; attributes?: Fields }): void {
  if (typeof log.message === "string") log.message = cleanText(log.message);
  const { attributes } = log;
  if (attributes === undefined) return;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (typeof value === "string" && value.includes("://")) attributes[key] = cleanText(value);
  }
}

/** The static lifecycle sends a trace as one event; what is going to be dropped has to stay as it is until it is. */
export function cleanTransaction(event: Event, isDropped: (fields: unknown) => boolean): void {
  const data = event.contexts?.trace?.data;
  const route = data && !isDropped(data) ? cleanFields(data) : undefined;
  if (data && route !== undefined) event.transaction &&= requestName(event.transaction, data, route);
  for (const span of (event.spans ?? []) as { data?: object; description?: string }[]) {
    const ofSpan = span.data && !isDropped(span.data) ? cleanFields(span.data) : undefined;
    if (span.data && ofSpan !== undefined) span.description &&= requestName(span.description, span.data, ofSpan);
  }
}
