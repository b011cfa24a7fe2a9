import type { Plan } from "../plan/plan.js";
import { currentScopes, frameOf as frameOfScope, type Scopes } from "../sentry/scopes.js";
import type { Client, Scope, Span } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import type { Decision } from "./decision.js";
import type { EntryPoint, Work } from "./entry-point.js";
import type { Captured } from "./errors/captured.js";
import type { Measuring } from "./metrics/measuring.js";
import type { CaptureState, Readings } from "./readings/readings.js";

/** The scopes round a call, and the innermost annotated call that they belong to. */
export interface Surroundings {
  readonly scope: Scope;
  readonly isolationScope: Scope;
  readonly frame: Frame | undefined;
}

/** One running annotated call. */
export interface Frame {
  readonly plan: Plan;
  /** Nothing when it has ended: what stays behind of a command, a timer say, holds its scopes and not its arguments. */
  call: Call | undefined;
  readonly readings: Readings;
  readonly client: Client;
  /** The scope in which the method runs. */
  scope: Scope;
  readonly isolationScope: Scope;
  readonly entry: EntryPoint | undefined;
  /** Whether its entry point and its isolation scope are its own, and what span it gets when it is entered. */
  readonly decision: Decision;
  /** What this call is part of; its own, where none was open round it. */
  readonly work: Work;
  readonly opensWork: boolean;
  capture: CaptureState | undefined;
  /** What is measured of it; nothing for most calls. */
  readonly measuring: Measuring | undefined;
  span: Span | undefined;
  /** Whether its scopes have been entered. */
  entered: boolean;
  open: boolean;
  /** What was there before; cut to what is still open when the frame ends, so that no chain of finished calls is kept alive. */
  outer: Surroundings;
  /** A primitive that left a call inside this one: primitives are followed only along the calls that they really pass. */
  passing: { readonly value: unknown; readonly captured: Captured } | undefined;
  /** What the method has thrown, until its scopes are left: an error that goes through the SDK's functions costs 1 µs more (Node 20). */
  thrown: { readonly error: unknown } | undefined;
}

/** The call whose scope this is, ended or not. */
export const frameOf = (scope: Scope): Frame | undefined => frameOfScope(scope) as Frame | undefined;

export function surroundings({ scope, isolationScope }: Scopes = currentScopes()): Surroundings {
  return { scope, isolationScope, frame: frameOf(scope) };
}

/** The innermost annotated call that is still running here. */
export function openFrame(frame: Frame | undefined): Frame | undefined {
  let at = frame;
  while (at !== undefined && !at.open) at = at.outer.frame;
  return at;
}
