import { activeSpanOn } from "../../sentry/active-span.js";
import type { Scopes } from "../../sentry/scopes.js";
import { getRootSpan } from "../../sentry/sdk.js";
import { isOpen, isSampled } from "../../sentry/span-state.js";

/** Whether what is sent in these scopes would be linked to a span that arrives. A trace that has ended is nobody's any more. */
export function isInSampledSpan({ scope }: Scopes): boolean {
  const span = activeSpanOn(scope);
  if (span === undefined || !isSampled(span)) return false;
  if (isOpen(span)) return true;
  const root = getRootSpan(span);
  return root !== undefined && isOpen(root);
}
