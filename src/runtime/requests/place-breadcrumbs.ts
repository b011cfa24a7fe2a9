import { subscribe } from "node:diagnostics_channel";
import { shared } from "../../metadata/shared.js";
import { currentScopes, runIn } from "../../sentry/scopes.js";
import { addBreadcrumb, withIsolationScope, type Breadcrumb, type BreadcrumbHint, type Client, type Scope } from "../../sentry/sdk.js";
import { report } from "../diagnostics.js";
import { breadcrumbLimit } from "../keep-breadcrumb.js";
import { awaitedAnswer, type Waiter } from "./awaited-answers.js";

/**
 * Whose a request of `fetch` or undici is. The SDK makes its breadcrumb when the answer comes, in the scopes of whoever has
 * opened the connection (@sentry/node 11.12, integrations/node-fetch/undici-instrumentation.js): undici keeps connections open, and the next
 * user's request would stand on the first one's trail. Here it is noted when the request is made, and the breadcrumb put where it belongs.
 */
const owners = shared("requestOwners", () => {
  const scopes = new WeakMap<object, Scope>();
  subscribe("undici:request:create", (message) => {
    try {
      scopes.set((message as { request: object }).request, currentScopes().isolationScope);
    } catch (error) {
      report("cogscope", "noting whose a request is failed; its data is left out", error);
    }
  });
  return scopes;
});

/** The hint of a breadcrumb that is being put where it belongs. */
const placing = shared("placingBreadcrumb", (): { hint: BreadcrumbHint | undefined } => ({ hint: undefined }));

type IsDropped = (breadcrumb: Breadcrumb) => boolean;

/**
 * Puts the SDK's breadcrumbs of requests on the trail of who has made the request, and leaves out those that are not wanted. The one
 * place where that can be done is the option `beforeBreadcrumb`; the user's own is asked as before, in the right scopes.
 */
export function placeBreadcrumbs(client: Client, isDropped: IsDropped): void {
  const options = client.getOptions();
  const { beforeBreadcrumb } = options;
  const ours: typeof beforeBreadcrumb = (breadcrumb, hint) => {
    // Who stands before or behind us has to be asked where it is put.
    const isAlone = beforeBreadcrumb === undefined && options.beforeBreadcrumb === ours;
    let isHere = true;
    try {
      isHere = belongsHere(breadcrumb, hint, client, isDropped, isAlone);
    } catch (error) {
      report("cogscope", "placing the breadcrumb of a request failed; its data is left out", error);
    }
    if (!isHere) return null;
    return beforeBreadcrumb ? beforeBreadcrumb(breadcrumb, hint) : breadcrumb;
  };
  options.beforeBreadcrumb = ours;
}

/** What is left of the SDK's `addBreadcrumb` where it has asked us already (@sentry/core 11.12, breadcrumbs.js). */
function keep(breadcrumb: Breadcrumb, hint: BreadcrumbHint, { client, scopes }: Waiter): void {
  client.emit("beforeAddBreadcrumb", breadcrumb, hint);
  scopes.isolationScope.addBreadcrumb(breadcrumb, breadcrumbLimit(client));
}

function belongsHere(
  breadcrumb: Breadcrumb,
  hint: BreadcrumbHint | undefined,
  client: Client,
  isDropped: IsDropped,
  isAlone: boolean,
): boolean {
  const request: unknown = hint?.["request"];
  if (hint === undefined || typeof request !== "object" || request === null) return true;
  // Asked again where it is put: the scopes of the connection may be those of a client that was closed since.
  if (isDropped(breadcrumb)) return false;
  if (placing.hint === hint) return true;
  const here = currentScopes().isolationScope;
  const awaited = awaitedAnswer(request);
  const { by } = awaited ?? {};
  if (by?.client === client) {
    if (by.scopes.isolationScope === here) return true;
    // What hears of it may ask where it is.
    if (isAlone) runIn(by.scopes, true, keep, breadcrumb, hint, by);
    else runIn(by.scopes, true, place, breadcrumb, hint, undefined);
    return false;
  }
  const owner = owners.get(request);
  const put = (): void => place(breadcrumb, hint);
  const putOnOwners = (): void => (owner === undefined ? put() : withIsolationScope(owner, put));
  if (awaited?.hold({ put, putOnOwners }) === true) return false;
  if (owner === undefined || owner === here) return true;
  putOnOwners();
  return false;
}

function place(breadcrumb: Breadcrumb, hint: BreadcrumbHint): void {
  const before = placing.hint;
  placing.hint = hint;
  try {
    addBreadcrumb(breadcrumb, hint);
  } finally {
    placing.hint = before;
  }
}
