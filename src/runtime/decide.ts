import type { Client } from "../sentry/sdk.js";
import type { Call } from "./call.js";
import { decideSpan } from "./decide-span.js";
import type { Surroundings } from "./frame.js";
import { insideEntry } from "./live-surroundings.js";
import { type Decision, NO_SPAN, ROOT_SPAN } from "./decision.js";

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
