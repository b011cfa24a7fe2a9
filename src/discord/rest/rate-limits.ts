import type { InvalidRequestWarningData, RateLimitData, REST } from "discord.js";
import { breadcrumbLimit } from "../../runtime/call.js";
import { surroundings } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { count } from "../../telemetry/metric.js";
import { activeClient } from "../../sentry/client.js";
import { routeTemplate } from "./route-template.js";

/** Notes the rate limits of a client's requests; gives what stops that. */
export function noteRateLimits(rest: REST): () => void {
  const rateLimited = (limit: RateLimitData): void => void guard("cogscope/discord", "noting a rate limit", () => onRateLimit(limit));
  const invalid = (warning: InvalidRequestWarningData): void =>
    void guard("cogscope/discord", "noting invalid requests", () => onInvalidRequests(warning));
  rest.on("rateLimited", rateLimited);
  rest.on("invalidRequestWarning", invalid);
  return () => {
    rest.off("rateLimited", rateLimited);
    rest.off("invalidRequestWarning", invalid);
  };
}

/** On the trail of the command that waits. */
function onRateLimit({ route, method, global, scope, timeToReset }: RateLimitData): void {
  const client = activeClient();
  if (client === undefined) return;
  const endpoint = routeTemplate(route);
  surroundings().isolationScope.addBreadcrumb(
    {
      category: "discord.rest",
      level: "warning",
      message: `Rate limit of ${method} ${endpoint}: waits ${timeToReset} ms`,
      data: { scope, global },
    },
    breadcrumbLimit(client),
  );
  count("bot.api.rate_limits", { service: "discord", endpoint, method, global });
}

/** Of too many invalid requests, Discord shuts the whole address out for an hour: an event, though nothing has failed yet. */
function onInvalidRequests({ count: invalid, remainingTime }: InvalidRequestWarningData): void {
  if (activeClient() === undefined) return;
  surroundings().scope.captureMessage("Many invalid requests to Discord", "warning", {
    captureContext: {
      fingerprint: ["discord", "invalid requests"],
      contexts: { invalid_requests: { count: invalid, remaining_time: remainingTime } },
    },
  });
}
