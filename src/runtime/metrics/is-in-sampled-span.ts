import { getActiveSpan, getRootSpan } from "../../sentry/sdk.js";
import { isOpen, isSampled } from "../../sentry/span-state.js";

/** Whether what is sent here would be linked to a span that arrives. A trace that has ended is nobody's any more. */
export function isInSampledSpan(): boolean {
  const span = getActiveSpan();
  if (span === undefined || !isSampled(span)) return false;
  if (isOpen(span)) return true;
  const root = getRootSpan(span);
  return root !== undefined && isOpen(root);
}
