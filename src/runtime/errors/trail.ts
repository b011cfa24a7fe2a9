import { shared } from "../../metadata/shared.js";
import { isMarkedCaptured, liftCapturedMark } from "../../sentry/already-captured.js";
import { samplingContextOf, type SamplingContext } from "../../sentry/sampling-context.js";
import { spanToJSON, type Scope, type ScopeData } from "../../sentry/sdk.js";
import { belongsTo, overlaps, type EntryPoint, type Work } from "../entry-point.js";
import { openFrame, type Frame } from "../frame.js";
import { isObject } from "../is-object.js";
import { read } from "./expected.js";

/** What an error carries away from the innermost annotated call that it left. */
export interface Trail {
  readonly work: Work;
  readonly entry: EntryPoint | undefined;
  readonly frame: Frame;
  readonly isolationScope: Scope;
  readonly data: Pick<ScopeData, "tags" | "contexts" | "extra" | "user" | "breadcrumbs" | "fingerprint"> & {
    readonly level: ScopeData["level"] | undefined;
    readonly transactionName: string | undefined;
  };
  /** What the scope had before any annotated call: of the process, not of the call. */
  readonly ambient: ScopeData;
  readonly trace: { readonly trace_id: string; readonly span_id?: string; readonly parent_span_id?: string };
  /** What the header of an envelope says of that trace. */
  readonly samplingContext: SamplingContext | undefined;
  used: boolean;
}

const trails = shared("trails", () => new WeakMap<object, Trail[]>());

/** How deep causes and members of an AggregateError are looked through. */
const DEPTH = 5;

/** Notes where an error comes from, once for each work that it leaves; a primitive cannot be followed. What is over is forgotten. */
export function leaveTrail(error: unknown, frame: Frame): void {
  if (!isObject(error)) return;
  const before = ownTrails(error);
  const known = before.filter(({ work }) => overlaps(work, frame.work));
  if (known.some(({ work }) => belongsTo(work, frame.work))) return;
  trails.set(error, [...known, trailOf(frame)]);
  if (before.length > 0 && isMarkedCaptured(error)) liftCapturedMark(error);
}

function trailOf(frame: Frame): Trail {
  const around = frame.isolationScope.getScopeData();
  const own = frame.scope.getScopeData();
  return {
    work: frame.work,
    entry: frame.entry,
    frame,
    isolationScope: frame.isolationScope,
    data: {
      tags: { ...around.tags, ...own.tags },
      contexts: { ...around.contexts, ...own.contexts },
      extra: { ...around.extra, ...own.extra },
      user: isEmpty(own.user) ? around.user : own.user,
      breadcrumbs: [...around.breadcrumbs, ...own.breadcrumbs],
      fingerprint: [...around.fingerprint, ...own.fingerprint],
      level: own.level ?? around.level,
      transactionName: own.transactionName ?? around.transactionName,
    },
    ambient: outermostScope(frame).getScopeData(),
    ...traceOf(frame),
    used: false,
  };
}

export const isEmpty = (user: object | undefined): boolean =>
  user === undefined || Object.values(user).every((field) => field === undefined);

function outermostScope(frame: Frame): Scope {
  let at = frame.outer;
  while (at.frame !== undefined) at = at.frame.outer;
  return at.scope;
}

function traceOf(frame: Frame): Pick<Trail, "trace" | "samplingContext"> {
  for (let at: Frame | undefined = frame; at !== undefined && at.entry === frame.entry; at = openFrame(at.outer.frame)) {
    if (at.span === undefined) continue;
    const { trace_id, span_id, parent_span_id } = spanToJSON(at.span);
    return {
      trace: { trace_id, span_id, ...(parent_span_id !== undefined && { parent_span_id }) },
      samplingContext: samplingContextOf(at.span),
    };
  }
  return { trace: { trace_id: frame.scope.getPropagationContext().traceId }, samplingContext: undefined };
}

/** Whether an error left several works, of which some have not had their event. */
export const hasUnusedTrail = (error: unknown): boolean => isObject(error) && (trails.get(error)?.some((trail) => !trail.used) ?? false);

/**
 * The trail for an error that is captured now: its own, of this work or else the first that has not been used; and within
 * that work the one of the deepest cause, which is the innermost place. An error that left no annotated call has that of its
 * causes, whatever work they left.
 */
export function trailFor(error: unknown, work: Work | undefined): Trail | undefined {
  const own = choose(ownTrails(error), work);
  const within = own?.work ?? (isRunning(work) ? work : undefined);
  return deepest(error, within, DEPTH, new Set()) ?? own ?? deepest(error, undefined, DEPTH, new Set());
}

const ownTrails = (error: unknown): readonly Trail[] => (isObject(error) ? (trails.get(error) ?? []) : []);

const isRunning = (work: Work | undefined): boolean => work?.closed === Infinity;

/** A trail that had its event is not one for the error's next capture in another work that runs: that is an event of its own. */
const choose = (all: readonly Trail[], work: Work | undefined): Trail | undefined =>
  (work && all.find((trail) => belongsTo(trail.work, work))) ??
  all.find((trail) => !trail.used) ??
  (isRunning(work) ? undefined : all.at(-1));

function deepest(error: unknown, within: Work | undefined, depth: number, seen: Set<unknown>): Trail | undefined {
  if (depth === 0 || !isObject(error) || seen.has(error)) return undefined;
  seen.add(error);
  const members = read(error, "errors");
  const inner = [read(error, "cause"), ...(Array.isArray(members) ? (members.slice(0, 10) as unknown[]) : [])];
  for (const one of inner) {
    const found = deepest(one, within, depth - 1, seen);
    if (found !== undefined) return found;
    const own = ownTrails(one).filter((trail) => within === undefined || belongsTo(trail.work, within));
    if (own.length > 0) return choose(own, within);
  }
  return undefined;
}
