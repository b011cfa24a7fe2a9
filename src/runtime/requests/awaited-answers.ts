import { shared } from "../../metadata/shared.js";

/** A breadcrumb of the SDK's that has not been put anywhere yet. */
export interface HeldBreadcrumb {
  /** Puts it on the trail of the place that calls it. */
  readonly put: () => void;
  /** Puts it on the trail of the place where the request was made, as far as that is known. */
  readonly putOnOwners: () => void;
}

/** What is awaited of equal requests, by one or by several callers. */
interface Awaited {
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
export function awaitAnswer(method: string, url: string): () => void {
  const key = keyOf(method, url);
  let awaited = underWay.get(key);
  if (awaited === undefined) {
    const held: HeldBreadcrumb[] = [];
    awaited = { waiting: 0, held, hold: (breadcrumb) => (held.push(breadcrumb), true) };
    underWay.set(key, awaited);
  }
  const { held } = awaited;
  awaited.waiting++;
  return () => {
    // Answers come to who waits for them in the order in which their breadcrumbs were made.
    held.shift()?.put();
    if (--awaited.waiting > 0) return;
    underWay.delete(key);
    for (const breadcrumb of held.splice(0)) breadcrumb.putOnOwners();
  };
}

/** What is awaited of a request of undici's, if somebody does. */
export function awaitedAnswer(request: object): Awaited | undefined {
  const { method, origin, path } = request as { readonly method?: unknown; readonly origin?: unknown; readonly path?: unknown };
  if (underWay.size === 0 || typeof path !== "string" || !/^https?:\/\//.test(String(origin))) return undefined;
  return underWay.get(keyOf(String(method), path, String(origin)));
}

function keyOf(method: string, url: string, origin?: string): string {
  const { origin: host, pathname, search } = new URL(url, origin);
  return `${method.toUpperCase()} ${host}${pathname}${search}`;
}
