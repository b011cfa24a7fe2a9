import type { ScopeData } from "../../sentry/sdk.js";
import type { Surroundings } from "../frame.js";
import type { Trail } from "./carried.js";

/**
 * Whether an error is captured in the very scopes that it has just left, and what they say is there what the SDK makes of it by itself. Of a
 * user that two scopes name the SDK mixes the fields, and it sends the fingerprints of all of them together (@sentry/core 11.12,
 * utils/scopeData.js): ours is the nearest.
 */
export function isAtHome({ frame, own, around }: Trail, { scope, isolationScope }: Surroundings, world: ScopeData): boolean {
  if (frame.scope !== scope || frame.isolationScope !== isolationScope) return false;
  if (world.fingerprint.length > 0 || around.fingerprint.length > 0 || hasFields(world.user)) return false;
  return !hasFields(own.user) || !hasFields(around.user);
}

function hasFields(user: object): boolean {
  for (const _name in user) return true;
  return false;
}
