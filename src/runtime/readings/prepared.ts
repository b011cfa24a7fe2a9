import { changesBehaviour } from "../../metadata/behaviour.js";
import type { CapturePlan, Plan, Reading } from "../../plan/plan.js";
import { type Tags, toTagValue } from "../values/tag-value.js";
import type { CaptureState } from "./readings.js";

/** What of a plan can be known before a call: it is found out once. */
export interface Prepared {
  /** The tags as they are sent, in order; those that a reader says stand there empty. */
  readonly tags: Tags | undefined;
  readonly tagReadings: readonly { readonly key: string; readonly reading: Reading }[];
  readonly contexts: readonly (readonly [name: string, datum: { readonly value: unknown } | Reading])[];
  /** What `@CaptureErrors` has to say, where no reader says any of it. */
  readonly fixedCapture: CaptureState | undefined;
  /** Whether a call leaves its mark but for a span. */
  readonly marks: boolean;
  /** Whether a call behaves differently where nobody listens: a `fallback`, or an `onError` that is told. */
  readonly changesBehaviour: boolean;
}

/** Data that is no object is left out. */
export const captureState = (plan: CapturePlan, block: unknown): CaptureState => ({
  plan,
  block: typeof block === "object" && block !== null ? block : undefined,
});

const known = new WeakMap<Plan, Prepared>();

export function prepared(plan: Plan): Prepared {
  let found = known.get(plan);
  if (found === undefined) known.set(plan, (found = prepare(plan)));
  return found;
}

function prepare({ tags, contexts, user, breadcrumbs, capture, meters }: Plan): Prepared {
  const known = [...tags].map(([key, datum]) => [key, "reader" in datum ? "" : toTagValue(datum.value)] as const);
  const sent = known.filter((one): one is readonly [string, Tags[string]] => one[1] !== undefined);
  return {
    tags: sent.length === 0 ? undefined : Object.fromEntries(sent),
    tagReadings: [...tags].flatMap(([key, datum]) => ("reader" in datum ? [{ key, reading: datum }] : [])),
    contexts: [...contexts],
    fixedCapture:
      capture && (capture.data === undefined || "value" in capture.data) ? captureState(capture, capture.data?.value) : undefined,
    marks:
      meters !== undefined || capture !== undefined || user !== undefined || tags.size > 0 || contexts.size > 0 || breadcrumbs.length > 0,
    changesBehaviour: capture !== undefined && changesBehaviour(capture),
  };
}
