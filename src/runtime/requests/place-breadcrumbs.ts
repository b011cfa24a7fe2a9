import { subscribe } from "node:diagnostics_channel";
import { shared } from "../../metadata/shared.js";
import {
  addBreadcrumb,
  getIsolationScope,
  withIsolationScope,
  type Breadcrumb,
  type BreadcrumbHint,
  type Client,
  type Scope,
} from "../../sentry/sdk.js";
import { guard } from "../guard.js";
import { awaitedAnswer } from "./awaited-answers.js";

/**
 * Whose a request of `fetch` or undici is. The SDK makes its breadcrumb when the answer comes, in the scopes of whoever has
 * opened the connection (@sentry/node 11.12, integrations/node-fetch/undici-instrumentation.js): undici keeps connections open, and the next
 * user's request would stand on the first one's trail. Here it is noted when the request is made, and the breadcrumb put where it belongs.
 */
const owners = shared("requestOwners", () => {
  const scopes = new WeakMap<object, Scope>();
  subscribe("undici:request:create", (message) => {
    guard("cogscope", "noting whose a request is", () => scopes.set((message as { request: object }).request, getIsolationScope()));
  });
  return scopes;
});

/** Hints of breadcrumbs that are where they belong. */
const placed = shared("placedBreadcrumbs", () => new WeakSet<BreadcrumbHint>());

/**
 * Puts the SDK's breadcrumbs of requests on the trail of who has made the request, and leaves out those that are not wanted. The one
 * place where that can be done is the option `beforeBreadcrumb`; the user's own is asked as before, in the right scopes.
 */
export function placeBreadcrumbs(client: Client, isDropped: (breadcrumb: Breadcrumb) => boolean): void {
  const options = client.getOptions();
  const { beforeBreadcrumb } = options;
  options.beforeBreadcrumb = (breadcrumb, hint) => {
    const isHere = guard("cogscope", "placing the breadcrumb of a request", () => belongsHere(breadcrumb, hint, isDropped)) ?? true;
    if (!isHere) return null;
    return beforeBreadcrumb ? beforeBreadcrumb(breadcrumb, hint) : breadcrumb;
  };
}

function belongsHere(breadcrumb: Breadcrumb, hint: BreadcrumbHint | undefined, isDropped: (breadcrumb: Breadcrumb) => boolean): boolean {
  const request: unknown = hint?.["request"];
  if (hint === undefined || typeof request !== "object" || request === null) return true;
  // Asked again where it is put: the scopes of the connection may be those of a client that was closed since.
  if (isDropped(breadcrumb)) return false;
  if (placed.has(hint)) return true;
  placed.add(hint);
  const owner = owners.get(request);
  const put = (): void => addBreadcrumb(breadcrumb, hint);
  const putOnOwners = (): void => (owner === undefined ? put() : withIsolationScope(owner, put));
  if (awaitedAnswer(request)?.hold({ put, putOnOwners }) === true) return false;
  if (owner === undefined || owner === getIsolationScope()) return true;
  putOnOwners();
  return false;
}
