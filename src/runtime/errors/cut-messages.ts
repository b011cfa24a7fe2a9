import type { Event } from "../../sentry/sdk.js";
import { cutText } from "../values/cut-text.js";

/** Cuts the messages of an event to 8 kB: an event over 1 MiB is refused whole. */
export function cutMessages(event: Event): void {
  for (const exception of event.exception?.values ?? []) {
    if (typeof exception.value === "string") exception.value = cutText(exception.value);
    if (typeof exception.type === "string") exception.type = cutText(exception.type);
  }
  if (typeof event.message === "string") event.message = cutText(event.message);
}

/** As many bytes of breadcrumbs go with an event; of a hundred large ones the newest say most. */
const BREADCRUMBS = 400_000;

export function cutBreadcrumbs(event: Event): void {
  const crumbs = event.breadcrumbs ?? [];
  let left = BREADCRUMBS;
  const oldest = crumbs.findLastIndex((crumb) => (left -= sizeOf(crumb)) < 0);
  if (oldest >= 0) event.breadcrumbs = crumbs.slice(oldest + 1);
}

/** Somebody else's breadcrumb may hold what JSON does not take (a bigint, a cycle): it counts for much. */
function sizeOf(crumb: object): number {
  try {
    return Buffer.byteLength(JSON.stringify(crumb));
  } catch {
    return BREADCRUMBS / 10;
  }
}
