import { count } from "../runtime/metrics/metric.js";
import { endpointTemplate } from "../masking/endpoint-template.js";
import { OUTCOME_OPTIONS, withRightArguments } from "./metric-arguments.js";
import type { OutcomeOptions } from "./metric-options.js";
import { recordOutcome } from "./record-outcome.js";

/** Options of {@link recordApiMetric}. */
export interface ApiMetricOptions extends OutcomeOptions {
  /** Such as `GET`. Default: nothing is said of it. */
  readonly method?: string | undefined;
  /** The status of the answer; from 400 on the call has failed, unless `success` says otherwise. Default: nothing is said of it. */
  readonly statusCode?: number | undefined;
  /** Whether the service refused it for there were too many. Default: where the status is 429. */
  readonly rateLimited?: boolean | undefined;
}

const API = { duration: "bot.api.call.duration", count: "bot.api.call.count", failures: "bot.api.failures" };

/**
 * Records one call of an API: `bot.api.call.duration` (ms), `bot.api.call.count`, `bot.api.failures` where it failed and
 * `bot.api.rate_limits` where it was refused for being one too many.
 * Attributes: `service`, `endpoint`, `method`, `status_code`, `success`, `error_type`, `rate_limited`.
 *
 * `endpoint` is best the route with its placeholders. Of a URL or path query and credentials are cut off, and Discord's ids and
 * tokens replaced: `/guilds/{id}/bans`. Never throws: wrong arguments are reported once.
 *
 * @example
 * recordApiMetric("github", "/repos/{owner}/{repo}", { method: "GET", statusCode: 200, duration: 120 });
 */
export function recordApiMetric(service: string, endpoint: string, options: ApiMetricOptions = {}): void {
  const kinds = { ...OUTCOME_OPTIONS, method: "text", statusCode: "whole", rateLimited: "flag" } as const;
  withRightArguments("recordApiMetric()", { service, endpoint }, options, kinds, (right) => {
    const { method, statusCode, attributes, errorType } = right;
    const { success = errorType === undefined && (statusCode ?? 0) < 400, rateLimited = statusCode === 429 || undefined } = right;
    const call = { service, endpoint: endpointTemplate(endpoint), method };
    recordOutcome(API, { ...call, status_code: statusCode, rate_limited: rateLimited }, { ...right, success });
    if (rateLimited === true) count("bot.api.rate_limits", { ...attributes, ...call });
  });
}
