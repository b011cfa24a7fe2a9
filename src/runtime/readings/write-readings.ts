import type { Client, Scope } from "../../sentry/sdk.js";
import { keepBreadcrumb } from "../keep-breadcrumb.js";
import type { Readings } from "./readings.js";
import { deferContext } from "../values/deferred-context.js";

/** Writes what was read on a scope, the breadcrumbs on the scope that keeps the trail. */
export function writeReadings(readings: Readings, client: Client, scope: Scope, trail: Scope): void {
  if (readings.tags !== undefined) scope.setTags(readings.tags).setAttributes(readings.tags);
  writeUntagged(readings, client, scope, trail);
}

/** The same of a scope that has the tags. */
export function writeUntagged({ contexts, user, breadcrumbs }: Readings, client: Client, scope: Scope, trail: Scope): void {
  // Not taken apart as they come: that would ask each for an iterator.
  for (const one of contexts) scope.setContext(one[0], deferContext(one[1]));
  if (user !== undefined) scope.setUser(user);
  for (const breadcrumb of breadcrumbs) keepBreadcrumb(breadcrumb, client, trail);
}
