import type { Client } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import { decideSpan } from "./decide-span.js";
import type { Surroundings } from "./frame.js";
import { insideEntry } from "./live-surroundings.js";
import { NO_SPAN, ROOT_SPAN, type SpanDecision } from "./span-decision.js";

/** What is decided of a call before anything is forked. */
export interface Decision {
  readonly opensEntry: boolean;
  /** Whether it gets an isolation scope and a trace of its own: each entry point does, and each event of the gateway. */
  readonly isolates: boolean;
  readonly span: SpanDecision;
}

export function decide({ plan }: Call, client: Client, here: Surroundings): Decision {
  const opensEntry = plan.entry && (plan.newTrace === true || !insideEntry(here));
  const span = decideSpan(plan, client, here.scope, here.frame, opensEntry);
  if (span === NO_SPAN) return opensEntry ? SPANLESS_ENTRY : SPANLESS;
  return span === ROOT_SPAN && opensEntry ? ENTRY : { opensEntry, isolates: opensEntry, span };
}

// What is decided of most calls, made once.
const SPANLESS: Decision = { opensEntry: false, isolates: false, span: NO_SPAN };
const SPANLESS_ENTRY: Decision = { opensEntry: true, isolates: true, span: NO_SPAN };
const ENTRY: Decision = { opensEntry: true, isolates: true, span: ROOT_SPAN };

/** Whether a call leaves no mark at all: then it is the bare call. */
export const isUnmarked = ({ prepared }: Call, { opensEntry, span }: Decision): boolean =>
  !opensEntry && span.kind === "none" && !prepared.marks;
