import { baggageHeaderToDynamicSamplingContext, getDynamicSamplingContextFromSpan } from "@sentry/core";
import { isOneCore } from "./other-versions.js";
import { type Span, spanToBaggageHeader } from "./sdk.js";

export type SamplingContext = Readonly<Record<string, string | undefined>>;

/** What the header of an envelope says of a span's trace. Another core than the bot's does not know the client, of which most of it is. */
export const samplingContextOf = (span: Span): SamplingContext => ({
  ...(isOneCore ? getDynamicSamplingContextFromSpan(span) : baggageHeaderToDynamicSamplingContext(spanToBaggageHeader(span))),
});
