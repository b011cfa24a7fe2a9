import type { CapturePlan, Mechanism } from "../../plan/plan.js";
import type { Breadcrumb, User } from "../../sentry/sdk.js";
import type { Measured } from "../metrics/measuring.js";
import type { Tags } from "../values/tag-value.js";
import type { Block } from "../values/deferred-context.js";

/** What `@CaptureErrors` has to say of one call: its plan, and the data that was read on entry. */
export interface CaptureState {
  readonly plan: CapturePlan;
  readonly block: object | undefined;
  /** Where that is known only when an error comes: instead of the plan's. */
  readonly mechanism?: Mechanism;
}

/** What the readers say of a call, each asked once, on entry. */
export interface Readings {
  readonly tags: Tags | undefined;
  /** As blocks that are serialised when an event takes them. */
  readonly contexts: Readonly<Record<string, Block>> | undefined;
  readonly user: User | undefined;
  readonly breadcrumbs: readonly Breadcrumb[];
  readonly capture: CaptureState | undefined;
  /** The attributes of its metrics, in the plan's order; and the check-ins that wait for it, where it is a run of what was given before. */
  readonly measured?: readonly Measured[] | undefined;
  readonly checkIns?: string[] | undefined;
}
