import { shared } from "../../metadata/shared.js";
import type { Scopes } from "../../sentry/scopes.js";
import type { Client } from "../../sentry/sdk.js";

/** A breadcrumb of the SDK's that has not been put anywhere yet. */
export interface HeldBreadcrumb {
  /** Puts it on the trail of the place that calls it. */
  readonly put: () => void;
  /** Puts it on the trail of the place where the request was made, as far as that is known. */
  readonly putOnOwners: () => void;
}

/** Who waits for an answer. */
export interface Waiter {
  readonly client: Client;
  readonly scopes: Scopes;
}

/** What is awaited of equal requests, by one or by several callers. */
interface Awaited {
  /** Who waits, where all that do are one. */
  by: Waiter | undefined;
  /** The request as a parser gives it; found out only where it has to be. */
  parsed: string | undefined;
  waiting: number;
  readonly held: HeldBreadcrumb[];
  readonly hold: (breadcrumb: HeldBreadcrumb) => true;
}

/**
 * The requests of attached clients that are under way. A request that has to wait for a connection is made by undici in the scopes of
 * the call before it (undici 6, dispatcher/pool-base.js): only who waits for the answer knows for certain whose it is.
 */
const underWay = shared("awaitedAnswers", () => new Map<string, Awaited>());

/** Notes that the place that calls this waits for an answer; gives what it has to call when the answer is there, or none will be. */
export function awaitAnswer(method: string, url: string, by?: Waiter): () => void {
  const key = `${method.toUpperCase()} ${url}`;
  const found = underWay.get(key);
  const awaited = found ?? newAwaited(by);
  if (found === undefined) underWay.set(key, awaited);
  else if (!isOne(found.by, by)) found.by = undefined;
  awaited.waiting++;
  return () => {
    const { held } = awaited;
    // Answers come to who waits for them in the order in which their breadcrumbs were made.
    held.shift()?.put();
    if (--awaited.waiting > 0) return;
    underWay.delete(key);
    for (const breadcrumb of held.splice(0)) breadcrumb.putOnOwners();
  };
}

const isOne = (one: Waiter | undefined, other: Waiter | undefined): boolean =>
  one?.client === other?.client && one?.scopes.isolationScope === other?.scopes.isolationScope;

function newAwaited(by: Waiter | undefined): Awaited {
  const held: HeldBreadcrumb[] = [];
  return { by, parsed: undefined, waiting: 0, held, hold: (breadcrumb) => (held.push(breadcrumb), true) };
}

/** What is awaited of a request of undici's, if somebody does. */
export function awaitedAnswer(request: object): Awaited | undefined {
  if (underWay.size === 0) return undefined;
  const { method, origin, path } = request as { readonly method?: unknown; readonly origin?: unknown; readonly path?: unknown };
  if (typeof method === "string" && typeof origin === "string" && typeof path === "string") {
    const found = underWay.get(`${method} ${origin}${path}`);
    if (found !== undefined) return found;
  }
  const host = String(origin);
  if (typeof path !== "string" || !/^https?:\/\//.test(host)) return undefined;
  const verb = String(method).toUpperCase();
  return underWay.get(`${verb} ${host}${path}`) ?? parsedAlike(`${verb} ${parsed(path, host)}`);
}

/** What discord.js gives is most often written as undici has it, from a parser; not where the bot's own `api` names a port in vain. */
function parsedAlike(wanted: string): Awaited | undefined {
  for (const [key, awaited] of underWay) {
    const space = key.indexOf(" ");
    awaited.parsed ??= `${key.slice(0, space)} ${parsed(key.slice(space + 1))}`;
    if (awaited.parsed === wanted) return awaited;
  }
  return undefined;
}

function parsed(url: string, origin?: string): string {
  // What is no URL is nobody else's request.
  if (!URL.canParse(url, origin)) return url;
  const { origin: host, pathname, search } = new URL(url, origin);
  return `${host}${pathname}${search}`;
}
