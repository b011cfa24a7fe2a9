import type { CapturePlan, Mechanism, Plan } from "../plan/plan.js";
import { getCurrentScope, getIsolationScope, type Client, type Scope, type Span } from "../sentry/sdk.js";
import type { EntryPoint, Work } from "./entry-point.js";
import type { Captured } from "./errors/captured.js";
import type { Measuring } from "./metrics/measuring.js";

/** The scopes round a call, and the innermost annotated call that they belong to. */
export interface Surroundings {
  readonly scope: Scope;
  readonly isolationScope: Scope;
  readonly frame: Frame | undefined;
}

/** What `@CaptureErrors` has to say of one call: its plan, and the data that was read on entry. */
export interface CaptureState {
  readonly plan: CapturePlan;
  readonly block: object | undefined;
  /** Where that is known only when an error comes: instead of the plan's. */
  mechanism?: Mechanism;
}

/** One running annotated call. */
export interface Frame {
  readonly plan: Plan;
  readonly client: Client;
  readonly scope: Scope;
  readonly isolationScope: Scope;
  readonly entry: EntryPoint | undefined;
  readonly opensEntry: boolean;
  /** Whether its isolation scope is its own. */
  readonly isolates: boolean;
  /** What this call is part of; its own, where none was open round it. */
  readonly work: Work;
  readonly opensWork: boolean;
  readonly capture: CaptureState | undefined;
  /** Writes what its annotations say on a scope. */
  readonly write: (scope: Scope) => void;
  /** Its span's parent, and how far that line of spans has outlived its trace. */
  readonly parent: Span | undefined;
  readonly drift: number;
  /** What is measured of it; nothing for most calls. */
  readonly measuring: Measuring | undefined;
  span: Span | undefined;
  open: boolean;
  /** What was there before; cut to what is still open when the frame ends, so that no chain of finished calls is kept alive. */
  outer: Surroundings;
  /** A primitive that left a call inside this one: primitives are followed only along the calls that they really pass. */
  passing: { readonly value: unknown; readonly captured: Captured } | undefined;
}

/**
 * The frame travels in the scope's processing metadata: the SDK clones it with the scope, hands it to event processors and
 * does not send it. It is boxed in a function because the SDK merges objects there, two levels deep (@sentry/core 11.12, scope.js).
 */
const KEY = "cogscope";

export function attachFrame(scope: Scope, frame: Frame): void {
  scope.setSDKProcessingMetadata({ [KEY]: () => frame });
}

export function frameOf(scope: Scope): Frame | undefined {
  const box = scope.getScopeData().sdkProcessingMetadata[KEY] as (() => Frame) | undefined;
  return typeof box === "function" ? box() : undefined;
}

export function surroundings(): Surroundings {
  const scope = getCurrentScope();
  return { scope, isolationScope: getIsolationScope(), frame: frameOf(scope) };
}

/** The innermost annotated call that is still running here. */
export function openFrame(frame: Frame | undefined): Frame | undefined {
  let at = frame;
  while (at !== undefined && !at.open) at = at.outer.frame;
  return at;
}

/** The running calls round a frame, itself first, up to the entry point; an enclosing call outside any entry point counts. */
export function* chainOf(frame: Frame): Generator<Frame> {
  yield frame;
  let at = openFrame(frame.outer.frame);
  while (at !== undefined && (at.entry === undefined || at.entry === frame.entry)) {
    yield at;
    at = openFrame(at.outer.frame);
  }
}
