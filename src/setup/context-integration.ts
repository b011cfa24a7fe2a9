import type { Integration } from "@sentry/core";
import { nodeContextIntegration } from "../sentry/init.js";

/**
 * The SDK's `Context`, made when something needs it: to tell the culture it asks for the month's name in Spanish, which loads a language
 * into the process for 15 ms, and to tell the system it reads files, which starts Node's threads for 5 ms more (@sentry/node 11.12,
 * integrations/context.js). Errors get all that it tells. Root spans get no app and no device: these say the same of each, and cost more
 * than all else there.
 */
export function contextIntegration(): Integration {
  let whole: Integration | undefined;
  let lean: Integration | undefined;
  const ofErrors = (): Integration => (whole ??= nodeContextIntegration());
  const ofTraces = (): Integration => (lean ??= nodeContextIntegration({ app: false, device: false, culture: false }));
  // The first root span finds what the system is called: reading it begins when the bot's start is over.
  setImmediate(ofTraces);
  return {
    name: "Context",
    processEvent: (event, hint, client) =>
      (event.type === undefined ? ofErrors() : ofTraces()).processEvent?.(event, hint, client) ?? event,
    processSegmentSpan: (span, client) => ofTraces().processSegmentSpan?.(span, client),
  };
}
