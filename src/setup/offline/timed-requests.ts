import { request as plainRequest, type IncomingHttpHeaders } from "node:http";
import { request as securedRequest } from "node:https";
import type { TransportMakeRequestResponse } from "@sentry/core";
import type { NodeOptions } from "../../sentry/init.js";

type HttpModule = NonNullable<Parameters<NonNullable<NodeOptions["transport"]>>[0]["httpModule"]>;

interface RawAnswer {
  readonly statusCode?: number;
  readonly headers: IncomingHttpHeaders;
}

export type OnAnswer = (answer: RawAnswer) => void;

/** An answer as the SDK's functions take it. */
export function answerOf({ statusCode, headers }: RawAnswer): TransportMakeRequestResponse {
  const limits = headers["x-sentry-rate-limits"];
  return {
    ...(statusCode !== undefined && { statusCode }),
    headers: {
      "retry-after": headers["retry-after"] ?? null,
      "x-sentry-rate-limits": (Array.isArray(limits) ? limits[0] : limits) ?? null,
    },
  };
}

/**
 * The module that the SDK's transport makes its requests with, with an end to each: by itself it waits for ever for an endpoint that
 * takes a request and never answers (@sentry/node 11.12, transports/http.js). One that never ends its answer would have all connections
 * before long. `onAnswer` hears of each answer before the SDK does.
 */
export function timedRequests(url: string, timeout: number, onAnswer: OnAnswer, module?: HttpModule): HttpModule {
  const request = module?.request ?? ((url.startsWith("https:") ? securedRequest : plainRequest) as HttpModule["request"]);
  return {
    request(options, callback) {
      const made = request(options, (response) => {
        onAnswer(response);
        callback?.(response);
      });
      const timer = setTimeout(() => made.destroy(new Error(`no answer within ${timeout} ms`)), timeout);
      // The whole answer has come, or no more of it will.
      made.once("close", () => clearTimeout(timer));
      return made;
    },
  };
}
