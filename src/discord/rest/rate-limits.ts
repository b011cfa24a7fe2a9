import type { APIRequest, InvalidRequestWarningData, RateLimitData, ResponseLike, REST } from "discord.js";
import { breadcrumbLimit } from "../../runtime/call.js";
import { surroundings } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { count } from "../../telemetry/metric.js";
import { activeClient } from "../../sentry/client.js";
import { routeTemplate } from "./route-template.js";

/**
 * Notes the rate limits of a client's requests, those that it waits for before it asks (`rateLimited`) and those that Discord
 * answers with (a 429 is only a `response`; @discordjs/rest 2.6, SequentialHandler.js). Gives what stops that.
 */
export function noteRateLimits(rest: REST): () => void {
  const rateLimited = (limit: RateLimitData): void => void guard("cogscope/discord", "noting a rate limit", () => onRateLimit(limit));
  const invalid = (warning: InvalidRequestWarningData): void =>
    void guard("cogscope/discord", "noting invalid requests", () => onInvalidRequests(warning));
  const response = ({ method, route }: APIRequest, { status, headers }: ResponseLike): void => {
    if (status !== 429) return;
    const seconds = Number(headers.get("retry-after") ?? 0);
    const scope = headers.get("x-ratelimit-scope") ?? "user";
    guard("cogscope/discord", "noting a rate limit", () =>
      onRateLimit({ method, route, scope, global: headers.has("x-ratelimit-global"), timeToReset: seconds * 1000 }),
    );
  };
  rest.on("rateLimited", rateLimited);
  rest.on("response", response);
  rest.on("invalidRequestWarning", invalid);
  return () => {
    rest.off("rateLimited", rateLimited);
    rest.off("response", response);
    rest.off("invalidRequestWarning", invalid);
  };
}

type Limit = Pick<RateLimitData, "route" | "method" | "global" | "timeToReset"> & { readonly scope: string };

/** On the trail of the command that waits. */
function onRateLimit({ route, method, global, scope, timeToReset }: Limit): void {
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
