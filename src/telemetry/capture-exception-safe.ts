import { contextNameFault, keyFault } from "../annotation/key.js";
import type { Level, Primitive } from "../annotation/value.js";
import type { Mechanism } from "../plan/plan.js";
import { capture, type CaptureData } from "../runtime/errors/capture.js";
import { capturedIn, standingId } from "../runtime/errors/captured.js";
import { hookClient } from "../runtime/errors/event-hooks.js";
import { openFrame, surroundings } from "../runtime/frame.js";
import { report } from "../runtime/diagnostics.js";
import { guard } from "../runtime/guard.js";
import { activeClient } from "../sentry/client.js";

/**
 * What is said with a capture; it wins over what the scopes say.
 *
 * @example
 * captureExceptionSafe(error, { tags: { feature: "moderation" } });
 */
export interface CaptureExtras {
  /** The name of the context block that holds `data`. Default: `extra`. */
  readonly context?: string;
  /** What the block holds. Default: there is no block. */
  readonly data?: object;
  /** Tags of the event alone; `null` and `undefined` leave one out. Default: none. */
  readonly tags?: Readonly<Record<string, Primitive | null | undefined>>;
  /** Default: Sentry's, `error`. */
  readonly level?: Level;
  /** By which Sentry groups the event. Default: Sentry's grouping. */
  readonly fingerprint?: readonly string[];
}

/**
 * Captures an error, whatever it is, and never throws; tag `error.captured_safely`. Gives the event's id, or `undefined` where nothing
 * was sent. An error that was captured before in this command is not sent twice: its id is given again.
 *
 * @example
 * captureExceptionSafe(error, { data: { operation: "user_update" } });
 */
export function captureExceptionSafe(error: unknown, extras: CaptureExtras = {}): string | undefined {
  return captureWith("captureExceptionSafe()", error, () => ({ ...extras, tags: { "error.captured_safely": true, ...extras.tags } }));
}

/** The same with a block and tags of a category. Where they cannot be read the error goes without them. */
export function captureWith(caller: string, error: unknown, say: () => CaptureExtras, mechanism?: Mechanism): string | undefined {
  const extras = guard(caller, "reading what was said with the error", say) ?? {};
  return guard(caller, "capturing the error", () => {
    const client = activeClient();
    if (client === undefined) return undefined;
    hookClient(client);
    const { scope, frame } = surroundings();
    const work = openFrame(frame)?.work;
    const before = capturedIn(error, work);
    const known = before && standingId(before);
    return known ?? standingId(capture(error, scope, work, () => ({ ...dataOf(extras, caller), mechanism }), caller));
  });
}

/** What breaks the rules of keys and names is reported and left out; the error goes all the same. */
function dataOf({ context = "extra", data, tags = {}, level, fingerprint }: CaptureExtras, caller: string): CaptureData {
  const isRight = (fault: string | undefined): boolean => {
    if (fault !== undefined) report(caller, fault);
    return fault === undefined;
  };
  const given = Object.entries(tags).filter((tag): tag is [string, Primitive] => tag[1] != null && isRight(keyFault(tag[0])));
  const contexts = data && isRight(contextNameFault(context)) ? { [context]: data } : {};
  return { tags: Object.fromEntries(given), contexts, level, fingerprint };
}
