/**
 * The SDK marks an error that it has captured, and never sends it again (@sentry/core 11.12, utils/misc.js,
 * `checkOrSetAlreadyCaught`). An error that two users' commands share is an event for each: the mark is lifted between them.
 */
const MARK = "__sentry_captured__";

export function isMarkedCaptured(error: object): boolean {
  try {
    return (error as { [MARK]?: unknown })[MARK] === true;
  } catch {
    return false;
  }
}

export function liftCapturedMark(error: object): void {
  try {
    Reflect.deleteProperty(error, MARK);
  } catch {
    // A proxy or a frozen error: there is no mark to lift.
  }
}
