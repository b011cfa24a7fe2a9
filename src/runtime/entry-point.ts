import { shared } from "../metadata/shared.js";

/**
 * What belongs together: all that an entry point does, or, outside any, an outermost annotated call with all that it calls. Within
 * one, an error object is one event.
 */
export interface Work {
  readonly isEntryPoint: boolean;
  /** The work that it is part of: a dispatcher's, for the command that it calls. */
  readonly within: Work | undefined;
  /** Moments of one count, by which two works can be told to follow each other. */
  readonly opened: number;
  closed: number;
  /** What a room keeps with it: here, and in no map, for a weak map of as many works as a bot hears events is dear to collect. */
  kept: object | undefined;
}

/** What a user or a timer waits for: a trace and an isolation scope of its own. */
export interface EntryPoint extends Work {
  readonly isEntryPoint: true;
  open: boolean;
  /** Told of each error that is a fault and leaves, or is captured in, an annotated call of this entry point; before it is captured. */
  onFault: ((error: unknown) => void) | undefined;
}

const clock = shared("clock", () => ({ now: 0 }));

/** Not by spreading a work: adding a property to an object that was spread is dear (Node 20). */
export const newEntryPoint = (within: Work | undefined): EntryPoint => ({
  isEntryPoint: true,
  within,
  opened: ++clock.now,
  closed: Infinity,
  kept: undefined,
  open: true,
  onFault: undefined,
});

export const newWork = (within: Work | undefined): Work => ({
  isEntryPoint: false,
  within,
  opened: ++clock.now,
  closed: Infinity,
  kept: undefined,
});

export function endWork(work: Work): void {
  work.closed = Math.min(work.closed, ++clock.now);
  if (work.isEntryPoint) (work as EntryPoint).open = false;
}

/** Whether what happened in one work is a part of another. An entry point is for itself. */
export function belongsTo(inner: Work | undefined, outer: Work | undefined): boolean {
  if (inner === outer) return true;
  if (outer === undefined || outer.isEntryPoint) return false;
  for (let at = inner?.within; at !== undefined; at = at.within) if (at === outer) return true;
  return false;
}

/** Whether a work had not ended when another began: of one that had, nothing concerns the other. */
export const overlaps = (earlier: Work | undefined, later: Work | undefined): boolean =>
  earlier === undefined || later === undefined || earlier.closed > later.opened;
