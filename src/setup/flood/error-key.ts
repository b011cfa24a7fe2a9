import { getCurrentScope, getIsolationScope, type Event, type EventHint } from "../../sentry/sdk.js";
import { ownFingerprint } from "./keep-from-dedupe.js";

/** What tells errors apart: where they come from, and what they say. */
export interface ErrorKeys {
  /** The class and the place in the bot's own code. */
  readonly place: string;
  /** The same with the message, but for ids in it, and with the author's fingerprint. */
  readonly error: string;
}

const LONGEST_MESSAGE = 300;

/** Snowflakes, UUIDs and other long hexadecimal ids: an error about user 1 and one about user 2 are equal. */
const IDS = /\d{15,}|[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{16,}\b/gi;

/** The keys of an event with an error or a message, in the moment of its capture. */
export function errorKeys(event: Event, hint: EventHint): ErrorKeys {
  const { exception, message, level } = event;
  // The one that was captured stands last, behind its causes.
  const error = exception?.values?.at(-1);
  const frames = error?.stacktrace?.frames ?? [];
  const frame = frames.findLast((one) => one.in_app === true) ?? frames.at(-1);
  const at = frame === undefined ? "" : `${frame.filename ?? ""}:${frame.lineno ?? 0}:${frame.colno ?? 0}`;
  const place = error?.type === undefined ? `message ${level ?? ""} ${at}` : `${error.type} ${at}`;
  const text = String(error?.value ?? message ?? "").slice(0, LONGEST_MESSAGE);
  return { place, error: [place, text.replace(IDS, "#"), ...authorsFingerprint(event, hint)].join("\n") };
}

/** What makes issues of their own of equal errors, wherever the author has said it. */
export function authorsFingerprint(event: Event, { captureContext }: EventHint): readonly string[] {
  const given = typeof captureContext === "object" && "fingerprint" in captureContext ? (captureContext.fingerprint as unknown) : undefined;
  const ofScopes = [getIsolationScope(), getCurrentScope()].flatMap((scope) => scope.getScopeData().fingerprint);
  return [...(ownFingerprint(event).fingerprint ?? []), ...(Array.isArray(given) ? given.map(String) : []), ...ofScopes];
}
