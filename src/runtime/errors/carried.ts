import { samplingContextOf, type SamplingContext } from "../../sentry/sampling-context.js";
import { spanToJSON, type Scope, type ScopeData, type Span } from "../../sentry/sdk.js";
import type { Work } from "../entry-point.js";
import { openFrame, type Frame } from "../frame.js";
import { isEmpty } from "./is-empty.js";
import { snapshot } from "./place.js";

/**
 * What an error carries away from the innermost annotated call that it left: its scopes as they are then. What they amount to is put together
 * when somebody asks: most errors are captured where they left, and need none of it.
 */
export class Trail {
  readonly work: Work;
  readonly frame: Frame;
  readonly isolationScope: Scope;
  readonly own: ScopeData;
  readonly around: ScopeData;
  /** What the scope had before any annotated call: of the process, not of the call. */
  readonly ambient: ScopeData;
  /** The innermost span round it. */
  readonly span: Span | undefined;
  used = false;
  #data: TrailData | undefined;

  constructor(frame: Frame) {
    this.work = frame.work;
    this.frame = frame;
    this.isolationScope = frame.isolationScope;
    this.own = snapshot(frame.scope);
    this.around = snapshot(frame.isolationScope);
    this.ambient = outermostScope(frame).getScopeData();
    this.span = innermostSpan(frame);
  }

  get data(): TrailData {
    return (this.#data ??= joined(this.around, this.own));
  }

  get user(): ScopeData["user"] {
    return isEmpty(this.own.user) ? this.around.user : this.own.user;
  }

  get trace(): { readonly trace_id: string; readonly span_id?: string; readonly parent_span_id?: string } {
    if (this.span === undefined) return { trace_id: this.own.propagationContext.traceId };
    const { trace_id, span_id, parent_span_id } = spanToJSON(this.span);
    return { trace_id, span_id, ...(parent_span_id !== undefined && { parent_span_id }) };
  }

  /** What the header of an envelope says of that trace. */
  get samplingContext(): SamplingContext | undefined {
    return this.span && samplingContextOf(this.span);
  }
}

type TrailData = Pick<ScopeData, "tags" | "contexts" | "extra" | "breadcrumbs" | "fingerprint"> & {
  readonly level: ScopeData["level"] | undefined;
  readonly transactionName: string | undefined;
};

const joined = (around: ScopeData, own: ScopeData): TrailData => ({
  tags: { ...around.tags, ...own.tags },
  contexts: { ...around.contexts, ...own.contexts },
  extra: { ...around.extra, ...own.extra },
  breadcrumbs: [...around.breadcrumbs, ...own.breadcrumbs],
  fingerprint: [...around.fingerprint, ...own.fingerprint],
  level: own.level ?? around.level,
  transactionName: own.transactionName ?? around.transactionName,
});

function outermostScope(frame: Frame): Scope {
  let at = frame.outer;
  while (at.frame !== undefined) at = at.frame.outer;
  return at.scope;
}

function innermostSpan(frame: Frame): Span | undefined {
  for (let at: Frame | undefined = frame; at !== undefined && at.entry === frame.entry; at = openFrame(at.outer.frame)) {
    if (at.span !== undefined) return at.span;
  }
  return undefined;
}
