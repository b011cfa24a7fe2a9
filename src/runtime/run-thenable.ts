import { activeClient } from "../sentry/client.js";
import type { Call, Readings } from "./call.js";
import { within } from "./enter.js";
import { leaveUnheard, leaveWithError, leaveWithValue } from "./leave.js";
import { open } from "./open.js";
import { instrumentOnce } from "./results/instrumented.js";
import { instrumentThen, type Thenable } from "./results/lazy-thenable.js";

/** Gives each run of a query builder a frame of its own; the readers were asked when the method was called. */
export function instrumentRuns(thenable: Thenable, call: Call, readings: Readings | undefined): void {
  if (!instrumentOnce(thenable, call.original)) return;
  instrumentThen(thenable, (start) => {
    const client = activeClient();
    const opened = client && open(call, client, readings);
    if (opened === undefined)
      return start(
        () => undefined,
        (error) => leaveUnheard(call, error),
      );
    const { frame, decision } = opened;
    return within(frame, call, decision.span, () => {
      try {
        return start(
          (value) => leaveWithValue(frame, call, value),
          (error) => leaveWithError(frame, call, error),
        );
      } catch (error) {
        // A builder that throws instead of rejecting: nobody else ends the run.
        if (frame.open) leaveWithError(frame, call, error);
        throw error;
      }
    });
  });
}
