import { activeClient } from "../sentry/client.js";
import type { Call } from "./call.js";
import { within } from "./enter.js";
import type { Frame } from "./frame.js";
import { leaveUnheard, leaveWithError, leaveWithValue } from "./leave.js";
import { open } from "./open.js";
import type { Readings } from "./readings/readings.js";
import { instrumentOnce } from "./results/instrumented.js";
import { instrumentThen, type Start, type Thenable } from "./results/lazy-thenable.js";

/** Gives each run of a query builder a frame of its own; the readers were asked when the method was called. */
export function instrumentRuns(thenable: Thenable, call: Call, readings: Readings | undefined): void {
  if (!instrumentOnce(thenable, call.original)) return;
  instrumentThen(thenable, (start) => {
    const client = activeClient();
    const frame = client && open(call, client, readings);
    if (frame === undefined)
      return start(
        () => undefined,
        (error) => leaveUnheard(call, error),
      );
    return within(frame, begin, start);
  });
}

function begin(frame: Frame, start: Parameters<Start>[0]): unknown {
  try {
    return start(
      (value) => leaveWithValue(frame, value),
      (error) => leaveWithError(frame, error),
    );
  } catch (error) {
    // A builder that throws instead of rejecting: nobody else ends the run.
    if (frame.open) leaveWithError(frame, error);
    throw error;
  }
}
