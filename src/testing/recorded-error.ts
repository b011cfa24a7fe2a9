import type { ReceivedError } from "../view/records/received-error.js";

/** An error event, or a captured message, as it was sent; and what was thrown. */
export interface RecordedError extends ReceivedError {
  /** What was given to `captureException`: the very object that the bot threw, or a stand-in where that could not be read. */
  readonly originalException: unknown;
}
