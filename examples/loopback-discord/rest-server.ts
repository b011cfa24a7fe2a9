import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Faults } from "./faults.js";
import type { RecordedRequest } from "./recorded-request.js";
import { readBody } from "./request-body.js";
import { answerRest, type RestRequest, type RestResponse } from "./rest-routes.js";
import { BOT_TOKEN } from "./world.js";

interface RestServerOptions {
  readonly faults: Faults;
  readonly onRequest: (request: RecordedRequest) => void;
}

/** Interaction and webhook routes carry their token in the path and no Authorization header. */
const NEEDS_NO_BOT_TOKEN = /^\/(?:interactions|webhooks)\//;

async function parse(request: IncomingMessage): Promise<RestRequest> {
  const url = new URL(request.url ?? "/", "http://loopback");
  return {
    method: request.method ?? "GET",
    path: decodeURIComponent(url.pathname).replace(/^\/api\/v\d+/, ""),
    query: url.searchParams,
    authorization: request.headers.authorization,
    body: await readBody(request),
  };
}

function gatewayBot(server: Server): RestResponse {
  const { port } = server.address() as AddressInfo;
  const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
  return { status: 200, body: { url: `ws://127.0.0.1:${port}/gateway`, shards: 1, session_start_limit: limit } };
}

function decide(request: RestRequest, server: Server, faults: Faults): RestResponse {
  if (!NEEDS_NO_BOT_TOKEN.test(request.path) && request.authorization !== `Bot ${BOT_TOKEN}`) {
    return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
  }
  const fault = faults.take(request.method, request.path);
  if (fault) return { status: fault.status, body: fault.body };
  if (request.method === "GET" && request.path === "/gateway/bot") return gatewayBot(server);
  return answerRest(request);
}

function send(response: ServerResponse, { status, body }: RestResponse): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Discord's REST API, not yet listening. Each request is told to `onRequest` together with its answer's status. */
export function createRestServer({ faults, onRequest }: RestServerOptions): Server {
  const server = createServer((incoming, response) => {
    void parse(incoming).then((request) => {
      const answer = decide(request, server, faults);
      const { method, path, body } = request;
      onRequest({ method, path, body, status: answer.status });
      send(response, answer);
    });
  });
  return server;
}
