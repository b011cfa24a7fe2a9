import type { Client, GuardFunction } from "discordx";
import { capturedIn } from "../runtime/errors/captured.js";
import { isExpectedEverywhere } from "../runtime/errors/expected.js";
import { hint } from "../runtime/diagnostics.js";
import { isObject } from "../runtime/is-object.js";
import { captureWith } from "../telemetry/capture-exception-safe.js";
import { isAttached } from "./attached.js";
import { holdEvent } from "./hold-event.js";

/**
 * A guard for all handlers that sees the errors of the guards behind it and of the handler before discordx takes them: its event
 * manager swallows them. {@link instrumentDiscordx} puts it in front of the client's guards, unless it stands among them already.
 *
 * What it gives and throws is what `next()` gives and throws. It does nothing for a client that is not attached, with one hint in
 * development. Errors of guards that stand before it in an `@On` handler stay swallowed.
 *
 * @example
 * const client = new Client({ intents, guards: [onlyInGuilds, cogscopeGuard] });
 * instrumentDiscordx(client);
 */
export const cogscopeGuard: GuardFunction = function (...args: unknown[]): unknown {
  // A reaction has one argument more than the rest (11.13.3, ReactionManager.executeReaction).
  const [client, next] = args.slice(-3) as [Client, () => unknown];
  if (isAttached(client)) return holdEvent(client, next, captureUnseen);
  hint("cogscopeGuard", "the client is not attached, so nothing is reported; call instrumentDiscordx(client)");
  return next();
};

/**
 * An error of a guard where there is no event: the client's own life (`ready`), or its REST manager. What the handler itself threw
 * has been seen; of a primitive nobody can tell, so it is left to the handler.
 */
function captureUnseen(error: unknown): void {
  if (!isObject(error) || capturedIn(error, undefined) !== undefined || isExpectedEverywhere(error)) return;
  captureWith("cogscopeGuard", error, () => ({}));
}
