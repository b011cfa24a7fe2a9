import type { Client, Scope } from "../../sentry/sdk.js";
import { keepBreadcrumb } from "../keep-breadcrumb.js";
import type { Readings } from "./readings.js";

/** Writes what was read on a scope, the breadcrumbs on the scope that keeps the trail. */
export function writeReadings(readings: Readings, client: Client, scope: Scope, trail: Scope): void {
  const { tags, contexts } = readings;
  if (tags !== undefined) scope.setTags(tags).setAttributes(tags);
  for (const name in contexts) scope.setContext(name, contexts[name] ?? null);
  writeOnto(readings, client, scope, trail);
}

/** The same of a scope that was forked with the tags and contexts. */
export function writeOnto({ user, breadcrumbs }: Readings, client: Client, scope: Scope, trail: Scope): void {
  if (user !== undefined) scope.setUser(user);
  for (const breadcrumb of breadcrumbs) keepBreadcrumb(breadcrumb, client, trail);
}
