import type { Memory } from "../memory.js";
import type { RecordedRequest } from "../recorded-request.js";

export interface RestRequest extends Omit<RecordedRequest, "status"> {
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

/** A 204 when there is no body: discord.js would try to parse an empty one that claims to be JSON. */
export interface RestResponse {
  readonly status: number;
  readonly body?: unknown;
}

export type RouteAnswer = (request: RestRequest, params: readonly string[], memory: Memory) => RestResponse;

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: RouteAnswer;
}

export const NO_CONTENT: RestResponse = { status: 204 };
export const UNKNOWN_MESSAGE: RestResponse = { status: 404, body: { message: "Unknown Message", code: 10008 } };

export const ok = (body: unknown): RestResponse => ({ status: 200, body });

/** `route("DELETE /channels/:channel/messages/:message", answer)`: what stands for the colons is handed to `answer` in order. */
export function route(pattern: string, answer: RouteAnswer): Route {
  const [method, path] = pattern.split(" ");
  return { method, path: new RegExp(`^${path.replace(/:\w+/g, "([^/]+)")}$`), answer };
}
