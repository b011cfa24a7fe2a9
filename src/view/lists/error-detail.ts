import type { Received } from "../received.js";
import type { ReceivedException } from "../records/received-error.js";
import type { ReceivedBreadcrumb } from "../records/received-event.js";
import { asObject, asObjects, type JsonObject } from "../untrusted.js";
import { errorRow, type ErrorRow } from "./error-rows.js";
import { presentable, unfolded } from "./presentable.js";
import { stackFrame, type StackFrame } from "./stack-frame.js";

/** An error unfolded. */
export interface ErrorDetail extends ErrorRow {
  readonly eventId: string;
  readonly exceptions: readonly ShownException[];
  readonly userFields: JsonObject;
  readonly contexts: JsonObject;
  readonly breadcrumbs: readonly ReceivedBreadcrumb[];
  readonly fingerprint: readonly unknown[];
  /** Release, environment and the like. */
  readonly about: JsonObject;
  /** The event as it was sent, cut. */
  readonly event: JsonObject;
}

/** One error of the chain, with its stack, innermost frame first. */
export interface ShownException extends ReceivedException {
  readonly frames: readonly StackFrame[];
}

const aboutFields = ["release", "environment", "transaction", "server_name", "platform"];
const mostFrames = 100;

/** One error with all that is known of it; `undefined` when it is not kept any more. */
export function errorDetail(received: Received, id: number): ErrorDetail | undefined {
  const kept = received.kept("error").find(({ sequence }) => sequence === id);
  if (!kept) return undefined;
  const { value } = kept;
  const wire = [...asObjects(asObject(value.event["exception"])?.["values"])].reverse();
  return {
    ...errorRow(kept),
    eventId: value.eventId,
    tags: presentable(value.tags, unfolded),
    exceptions: value.exceptions.map((exception, index) => ({
      ...presentable(exception, unfolded),
      frames: asObjects(asObject(wire[index]?.["stacktrace"])?.["frames"]).slice(-mostFrames).reverse().map(stackFrame),
    })),
    userFields: presentable(value.user ?? {}, unfolded),
    contexts: presentable(value.contexts, unfolded),
    breadcrumbs: presentable(value.breadcrumbs.slice(-100), unfolded),
    fingerprint: presentable(value.fingerprint, unfolded),
    about: presentable(
      Object.fromEntries(aboutFields.flatMap((name) => (name in value.event ? [[name, value.event[name]]] : []))),
      unfolded,
    ),
    event: presentable(value.event, unfolded),
  };
}
