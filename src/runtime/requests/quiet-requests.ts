import { shared } from "../../metadata/shared.js";
import type { Client, Event } from "../../sentry/sdk.js";
import { guard } from "../guard.js";
import { cleanBreadcrumb, cleanLog, cleanSpan, cleanTransaction, urlsOf } from "./clean-urls.js";
import { isDiscordApi } from "./discord-hosts.js";
import { placeBreadcrumbs } from "./place-breadcrumbs.js";

/** What becomes of the SDK's spans and breadcrumbs of Discord's own requests: they tell the route, or they are dropped. */
export type DiscordRequests = "template" | "drop";

interface Noise {
  mode: DiscordRequests;
  ignores: boolean;
}

const quieted = shared("discordRequests", () => new WeakMap<Client, Noise>());

/**
 * The SDK's own spans and breadcrumbs of HTTP requests hold URLs, and Discord's hold the tokens of interactions and webhooks: what
 * is Discord's gets its route template before anything leaves, or is dropped. Theirs alone: other secrets are not looked for. A client
 * is hooked once, whoever asks; who names no mode leaves the one that is set, which is at first `template`.
 */
export function quietRequests(client: Client, mode?: DiscordRequests): void {
  const state = quieted.get(client) ?? hook(client);
  state.mode = mode ?? state.mode;
  if (state.mode === "drop" && !state.ignores) ignoreSpans(client, state);
}

function hook(client: Client): Noise {
  const state: Noise = { mode: "template", ignores: false };
  quieted.set(client, state);
  placeBreadcrumbs(client, ({ data }) => isDropped(state, data));
  client.on("beforeAddBreadcrumb", (breadcrumb) => cleaned("a breadcrumb", () => cleanBreadcrumb(breadcrumb)));
  client.on("beforeCaptureLog", (log) => cleaned("a log", () => cleanLog(log)));
  client.on("processSpan", (span) => cleaned("a span", () => cleanSpan(span)));
  const processor = (event: Event): Event => {
    if (event.type === "transaction") cleaned("a transaction", () => cleanTransaction(event, (data) => isDropped(state, data)));
    return event;
  };
  client.addEventProcessor(Object.assign(processor, { id: "CogscopeDiscordUrls" }));
  return state;
}

const isDropped = ({ mode }: Noise, fields: unknown): boolean => mode === "drop" && urlsOf(fields).some(isDiscordApi);

const cleaned = (what: string, clean: () => void): void => void guard("requests to Discord", `cleaning ${what} of URLs`, clean);

/**
 * The SDK asks its option `ignoreSpans` when a streamed span starts, so that none is made, not even a root, and when a transaction is
 * sent. It asks an expression's `test` (@sentry/core 11.12, utils/should-ignore-span.js).
 */
function ignoreSpans(client: Client, state: Noise): void {
  state.ignores = true;
  const options = client.getOptions();
  options.ignoreSpans = [...(options.ignoreSpans ?? []), { attributes: { "url.full": new Urls((url) => isDropped(state, { url })) } }];
}

class Urls extends RegExp {
  readonly #matches: (url: string) => boolean;

  constructor(matches: (url: string) => boolean) {
    super("");
    this.#matches = matches;
  }

  override test(url: string): boolean {
    return this.#matches(url);
  }
}
