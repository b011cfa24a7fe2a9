import type { IncomingMessage } from "node:http";

import { Refusal } from "../http/refusal.js";

/**
 * Throws a `Refusal` (403) for a request that another page of this browser makes, from this machine too: what the bot sent is read by the
 * viewer's own page alone. Following a link to the page is allowed.
 *
 * The Host header has been looked at before (`refuseForeigners`).
 */
export function refuseOtherSites({ headers }: IncomingMessage, isDocument: boolean): void {
  const site = headers["sec-fetch-site"];
  const isLink = isDocument && headers["sec-fetch-mode"] === "navigate";
  const isOurs = site === undefined || site === "same-origin" || site === "none" || isLink;
  const { origin } = headers;
  if (isOurs && (origin === undefined || origin.toLowerCase() === `http://${headers.host?.toLowerCase()}`)) return;
  throw new Refusal(403, "Another page asks for this: what was received is read by the viewer's own page alone. Open that one.");
}
