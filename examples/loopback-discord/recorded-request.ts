import type { JsonObject } from "./json.js";

/** One REST request of the bot and the status it was answered with. */
export interface RecordedRequest {
  readonly method: string;
  /** Without `/api/v10`, percent signs decoded: `/webhooks/<app>/<token>/messages/@original`. */
  readonly path: string;
  /** Names in lower case. All but `authorization`: recorded requests get printed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject | readonly JsonObject[] | null;
  readonly status: number;
}

/** The body where the route takes an object; an empty one where there is none. */
export function bodyObject({ body }: Pick<RecordedRequest, "body">): JsonObject {
  return body === null || Array.isArray(body) ? {} : (body as JsonObject);
}
