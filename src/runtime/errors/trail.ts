import { shared } from "../../metadata/shared.js";
import { isMarkedCaptured, liftCapturedMark } from "../../sentry/already-captured.js";
import { belongsTo, overlaps, type Work } from "../entry-point.js";
import type { Frame } from "../frame.js";
import { isObject } from "../is-object.js";
import { Trail } from "./carried.js";
import { read } from "./expected.js";

const trails = shared("trails", () => new WeakMap<object, Trail[]>());

/** How deep causes and members of an AggregateError are looked through. */
const DEPTH = 5;

/**
 * Notes where an error comes from, once for each work that it leaves, and gives what was noted now; a primitive cannot be followed. What
 * is over is forgotten.
 */
export function leaveTrail(error: unknown, frame: Frame): Trail | undefined {
  if (!isObject(error)) return undefined;
  const before = ownTrails(error);
  const known = before.length === 0 ? before : before.filter(({ work }) => overlaps(work, frame.work));
  if (known.some(({ work }) => belongsTo(work, frame.work))) return undefined;
  const trail = new Trail(frame);
  trails.set(error, [...known, trail]);
  if (before.length > 0 && isMarkedCaptured(error)) liftCapturedMark(error);
  return trail;
}

/** Whether an error left several works, of which some have not had their event. */
export const hasUnusedTrail = (error: unknown): boolean => ownTrails(error).some((trail) => !trail.used);

/**
 * The trail for an error that is captured now: its own, of this work or else the first that has not been used; and within
 * that work the one of the deepest cause, which is the innermost place. An error that left no annotated call has that of its
 * causes, whatever work they left.
 */
export function trailFor(error: unknown, work: Work | undefined): Trail | undefined {
  const own = choose(ownTrails(error), work);
  const inner = innerOf(error);
  if (inner.length === 0) return own;
  const within = own?.work ?? (isRunning(work) ? work : undefined);
  return deepest(error, inner, within, DEPTH, new Set()) ?? own ?? deepest(error, inner, undefined, DEPTH, new Set());
}

const NONE: readonly never[] = [];

const ownTrails = (error: unknown): readonly Trail[] => (isObject(error) ? (trails.get(error) ?? NONE) : NONE);

const isRunning = (work: Work | undefined): boolean => work?.closed === Infinity;

/** A trail that had its event is not one for the error's next capture in another work that runs: that is an event of its own. */
const choose = (all: readonly Trail[], work: Work | undefined): Trail | undefined =>
  (work && all.find((trail) => belongsTo(trail.work, work))) ??
  all.find((trail) => !trail.used) ??
  (isRunning(work) ? undefined : all.at(-1));

/** What an error is made of: its cause and the members of an AggregateError, where they can be followed. */
function innerOf(error: unknown): readonly unknown[] {
  const cause = read(error, "cause");
  const members = read(error, "errors");
  if (!isObject(cause) && !Array.isArray(members)) return NONE;
  return [cause, ...(Array.isArray(members) ? (members.slice(0, 10) as unknown[]) : [])];
}

function deepest(
  error: unknown,
  inner: readonly unknown[],
  within: Work | undefined,
  depth: number,
  seen: Set<unknown>,
): Trail | undefined {
  if (depth === 0 || seen.has(error)) return undefined;
  seen.add(error);
  for (const one of inner) {
    const found = deepest(one, innerOf(one), within, depth - 1, seen);
    if (found !== undefined) return found;
    const own = ownTrails(one).filter((trail) => within === undefined || belongsTo(trail.work, within));
    if (own.length > 0) return choose(own, within);
  }
  return undefined;
}
