import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault, Faults } from "./faults.js";
import type { Memory } from "./memory.js";
import { parseRequest } from "./parse-request.js";
import type { RecordedRequest } from "./recorded-request.js";
import { answerRest } from "./routes/answer-rest.js";
import type { RestRequest, RestResponse } from "./routes/route.js";
import { BOT_TOKEN } from "./world.js";

interface RestServerOptions {
  readonly shards: number;
  readonly faults: Faults;
  readonly memory: Memory;
  readonly onRequest: (request: RecordedRequest) => void;
}

/** Interaction and webhook routes carry their token in the path and no Authorization header. */
const NEEDS_NO_BOT_TOKEN = /^\/(?:interactions|webhooks)\//;
const UNAUTHORIZED: RestResponse = { status: 401, body: { message: "401: Unauthorized", code: 0 } };

function gatewayBot(server: Server, shards: number): RestResponse {
  const { port } = server.address() as AddressInfo;
  // At a max_concurrency of 1 discord.js would wait five seconds between shards.
  const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 };
  return { status: 200, body: { url: `ws://127.0.0.1:${port}/gateway`, shards, session_start_limit: limit } };
}

function failure(status: number, { body }: Fault): RestResponse {
  if (status < 400) return { status, ...(body && { body }) };
  return { status, body: body ?? { message: `The loopback was told to fail with ${status}`, code: 0 } };
}

function send(response: ServerResponse, { status, body }: RestResponse, headers: Fault["headers"]): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Discord's REST API, not yet listening. Each request is told to `onRequest` together with its answer's status. */
export function createRestServer({ shards, faults, memory, onRequest }: RestServerOptions): Server {
  function decide(request: RestRequest, fault: Fault | undefined): RestResponse {
    if (fault?.status !== undefined) return failure(fault.status, fault);
    if (request.method === "GET" && request.path === "/gateway/bot") return gatewayBot(server, shards);
    return answerRest(request, memory);
  }

  const server = createServer((incoming, response) => {
    void parseRequest(incoming).then(async (request) => {
      const { method, path, headers, body, authorization } = request;
      const isAllowed = NEEDS_NO_BOT_TOKEN.test(path) || authorization === `Bot ${BOT_TOKEN}`;
      const fault = isAllowed ? faults.take(method, path) : undefined;
      const answer = isAllowed ? decide(request, fault) : UNAUTHORIZED;
      onRequest({ method, path, headers, body, status: answer.status });
      if (fault?.delayMs) await wait(fault.delayMs);
      send(response, answer, fault?.headers);
    });
  });
  // Longer than any client keeps one: a busy bot may write on a connection in the moment in which it is closed for being idle (5 s by default).
  server.keepAliveTimeout = 600_000;
  return server;
}
