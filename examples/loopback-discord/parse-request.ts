import type { IncomingMessage } from "node:http";
import { readBody } from "./request-body.js";
import type { RestRequest } from "./routes/route.js";

export async function parseRequest(request: IncomingMessage): Promise<RestRequest> {
  const url = new URL(request.url ?? "/", "http://loopback");
  const { authorization, ...others } = request.headers;
  return {
    method: request.method ?? "GET",
    path: decodeURIComponent(url.pathname).replace(/^\/api\/v\d+/, ""),
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)])),
    authorization,
    body: await readBody(request),
  };
}
