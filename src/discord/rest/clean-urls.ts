import { guard } from "../../runtime/guard.js";
import type { Client, Event } from "../../sentry/sdk.js";
import { readDiscordError } from "./discord-error.js";
import { routeTemplate } from "../../masking/route-template.js";
import { isDiscord } from "./trace-headers.js";

type Fields = Record<string, unknown>;

/** Where the SDK writes the URL of a request, whole or in part (@sentry/node 11.12, integrations/node-fetch, and http). */
const WHOLE = ["url.full", "http.url", "url"];
const PATHS = ["url.path", "http.target"];
const QUERIES = ["url.query", "http.query"];

/**
 * The SDK's own spans and breadcrumbs of HTTP requests hold URLs, and Discord's hold the tokens of interactions and webhooks: what
 * is Discord's gets its route template, before anything leaves. Theirs alone: other secrets are not looked for.
 */
export function cleanUrls(client: Client): void {
  const clean = (fields: unknown): boolean => guard("cogscope/discord", "cleaning a URL", () => cleanFields(fields)) ?? false;
  client.on("beforeAddBreadcrumb", (breadcrumb) => void (clean(breadcrumb.data) || cleanConsole(breadcrumb)));
  client.on("beforeCaptureLog", (log) => void guard("cogscope/discord", "cleaning a log", () => cleanLog(log)));
  client.on("processSpan", (span) => {
    if (clean(span.attributes)) span.name = cleanText(span.name);
  });
  const processor = (event: Event): Event => {
    if (event.type === "transaction") guard("cogscope/discord", "cleaning a transaction", () => cleanTransaction(event));
    return event;
  };
  client.addEventProcessor(Object.assign(processor, { id: "CogscopeDiscordUrls" }));
}

/** Tells whether they were those of a request to Discord. */
function cleanFields(fields: unknown): boolean {
  if (typeof fields !== "object" || fields === null) return false;
  const record = fields as Fields;
  const whole = WHOLE.filter((key) => typeof record[key] === "string" && isDiscord(record[key]));
  if (whole.length === 0) return false;
  for (const key of whole) record[key] = cleanText(record[key] as string);
  for (const key of PATHS) if (typeof record[key] === "string") record[key] = routeTemplate(record[key]);
  for (const key of QUERIES) Reflect.deleteProperty(record, key);
  return true;
}

/** A bot that logs an error of Discord's logs its URL: the SDK makes a breadcrumb of what went to the console, and keeps the error. */
function cleanConsole(breadcrumb: { message?: string; data?: Fields }): void {
  guard("cogscope/discord", "cleaning a breadcrumb", () => {
    if (breadcrumb.message !== undefined) breadcrumb.message = cleanText(breadcrumb.message);
    const given = breadcrumb.data?.["arguments"];
    if (!Array.isArray(given) || breadcrumb.data === undefined) return;
    breadcrumb.data["arguments"] = given.map((one: unknown) =>
      readDiscordError(one) ? String(one) : typeof one === "string" ? cleanText(one) : one,
    );
  });
}

function cleanLog(log: { message: unknown; attributes?: Fields }): void {
  if (typeof log.message === "string") log.message = cleanText(log.message);
  for (const [key, value] of Object.entries(log.attributes ?? {})) {
    if (log.attributes && typeof value === "string") log.attributes[key] = cleanText(value);
  }
}

/** A URL in a text: `GET https://discord.com/api/v10/…`. */
const URL_IN_TEXT = /https?:\/\/[^\s"'<>]+/g;

const cleanText = (text: string): string =>
  !text.includes("://") ? text : text.replace(URL_IN_TEXT, (url) => (isDiscord(url) ? `${new URL(url).origin}${routeTemplate(url)}` : url));

/** The static lifecycle sends a trace as one event. */
function cleanTransaction(event: Event): void {
  const { trace } = event.contexts ?? {};
  if (cleanFields(trace?.data) && event.transaction !== undefined) event.transaction = cleanText(event.transaction);
  for (const span of event.spans ?? []) {
    const { data, description } = span as { data?: unknown; description?: string };
    if (cleanFields(data) && description !== undefined) (span as { description?: string }).description = cleanText(description);
  }
}
