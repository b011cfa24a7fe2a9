import { getDynamicSamplingContextFromSpan } from "@sentry/core";
import type { Span } from "./sdk.js";

export type SamplingContext = Readonly<Record<string, string | undefined>>;

/** What the header of an envelope says of a span's trace. */
export const samplingContextOf = (span: Span): SamplingContext => ({ ...getDynamicSamplingContextFromSpan(span) });
