import type { Event, EventHint } from "../../sentry/sdk.js";
import type { Work } from "../entry-point.js";
import type { Place } from "./place.js";
import { isEmpty, type Trail } from "./trail.js";

/**
 * The SDK's Dedupe integration drops an event that looks like the one before it, though it hit another user: it compares type,
 * message, stack and fingerprint (@sentry/core 11.12, integrations/dedupe.js). Here a fingerprint gets a first part that
 * tells the command and the user, before Dedupe looks; it is taken off behind it, so that nobody sees it.
 */
export function discriminate(
  event: Event,
  hint: EventHint,
  work: Work | undefined,
  trail: Trail | undefined,
  place: Place,
): string | undefined {
  const users = [explicitUser(hint), trail?.data.user, place.here.user, place.around.user];
  const user = users.find((one) => !isEmpty(one));
  // Outside an entry point equal errors without a user stay one, as the SDK has it: nobody would be lost.
  const command = work?.isEntryPoint === true ? work.opened : "";
  if (command === "" && user === undefined) return undefined;
  const discriminator = `cogscope:${command}:${String(user?.id ?? user?.username ?? user?.email ?? "")}`;
  event.fingerprint = [discriminator, ...(event.fingerprint ?? [])];
  return discriminator;
}

function explicitUser({
  captureContext,
}: EventHint): { readonly id?: unknown; readonly username?: unknown; readonly email?: unknown } | undefined {
  return typeof captureContext === "object" && "user" in captureContext ? captureContext.user : undefined;
}

export function undiscriminate(event: Event, discriminator: string | undefined): void {
  if (discriminator === undefined || event.fingerprint === undefined) return;
  const rest = event.fingerprint.filter((part) => part !== discriminator);
  if (rest.length > 0) event.fingerprint = rest;
  else delete event.fingerprint;
}
