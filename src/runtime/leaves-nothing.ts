import type { Scopes } from "../sentry/scopes.js";
import type { Client } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import { decideSpan } from "./decide-span.js";
import { hookClient } from "./errors/event-hooks.js";
import { frameOf } from "./frame.js";

/**
 * Whether a call would have a span and nothing else, and has none: of most annotated methods that is so at most calls. Asked before anything is
 * made for the call.
 */
export function leavesNothing({ plan, prepared }: Pick<Call, "plan" | "prepared">, client: Client, { scope }: Scopes): boolean {
  if (plan.entry || prepared.marks) return false;
  hookClient(client);
  return decideSpan(plan, client, scope, frameOf(scope), false).kind === "none";
}
