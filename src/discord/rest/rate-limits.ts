import type { InvalidRequestWarningData, RateLimitData, ResponseLike, REST } from "discord.js";
import { keepBreadcrumb } from "../../runtime/keep-breadcrumb.js";
import { surroundings } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { count } from "../../runtime/metrics/metric.js";
import { activeClient } from "../../sentry/client.js";
import { inNobodysScope } from "../gateway/client-life.js";
import { replaceProperty } from "../replace-property.js";
import { routeTemplate } from "../../masking/route-template.js";

/** Of ten thousand in ten minutes Discord shuts the whole address out (docs.discord.com, "Invalid Request Limit"). */
const INVALID_REQUESTS = 1000;

const noted = (what: string, note: () => void): void => void (activeClient() && guard("cogscope/discord", `noting ${what}`, note));

/** Notes the rate limits that a client waits for before it asks (`rateLimited`). Gives what stops that. */
export function noteRateLimits(rest: REST): () => void {
  const rateLimited = (limit: RateLimitData): void => noted("a rate limit", () => onRateLimit(limit));
  const invalid = (warning: InvalidRequestWarningData): void => noted("invalid requests", () => onInvalidRequests(warning));
  rest.on("rateLimited", rateLimited);
  rest.on("invalidRequestWarning", invalid);
  const restore = warnOfInvalidRequests(rest);
  return () => {
    rest.off("rateLimited", rateLimited);
    rest.off("invalidRequestWarning", invalid);
    restore();
  };
}

/** Notes the rate limits that Discord answers with, of which discord.js tells nobody (@discordjs/rest 2.6, SequentialHandler.js). */
export function noteLimited(url: string, method: string, { status, headers }: ResponseLike): void {
  if (status !== 429) return;
  const timeToReset = Number(headers.get("retry-after") ?? 0) * 1000;
  const scope = headers.get("x-ratelimit-scope") ?? "user";
  noted("a rate limit", () => onRateLimit({ method, route: url, scope, global: headers.has("x-ratelimit-global"), timeToReset }));
}

/** By default discord.js counts them and tells nobody. */
function warnOfInvalidRequests({ options }: REST): () => void {
  if (options.invalidRequestWarningInterval !== 0) return () => undefined;
  return replaceProperty(options, "invalidRequestWarningInterval", INVALID_REQUESTS, true);
}

type Limit = Pick<RateLimitData, "route" | "method" | "global" | "timeToReset"> & { readonly scope: string };

/** On the trail of the command that waits. */
function onRateLimit({ route, method, global, scope, timeToReset }: Limit): void {
  const client = activeClient();
  if (client === undefined) return;
  const endpoint = routeTemplate(route);
  keepBreadcrumb(
    {
      category: "discord.rest",
      level: "warning",
      message: `Rate limit of ${method} ${endpoint}: waits ${timeToReset} ms`,
      data: { scope, global },
    },
    client,
    surroundings().isolationScope,
  );
  count("bot.api.rate_limits", { service: "discord", endpoint, method, global });
}

/** An event, though nothing has failed yet; not of the command that happened to ask. */
function onInvalidRequests({ count: invalid, remainingTime }: InvalidRequestWarningData): void {
  inNobodysScope((scope) => {
    scope.captureMessage("Many invalid requests to Discord", "warning", {
      captureContext: {
        fingerprint: ["discord", "invalid requests"],
        contexts: { invalid_requests: { count: invalid, remaining_time: remainingTime } },
      },
    });
  });
}
