import type { JsonObject } from "./json.js";
import { bodyObject, type RecordedRequest } from "./recorded-request.js";

/** What the bot showed the user in the end. */
export interface Answer {
  readonly kind: "message" | "edit" | "update" | "modal" | "choices";
  readonly content: string;
  /** The request's own data: embeds, components, choices, … */
  readonly data: JsonObject;
}

/** By callback type. A deferral (5, 6) is not an answer: the edit that follows it is. */
const CALLBACK_KINDS: Readonly<Record<number, Answer["kind"]>> = { 4: "message", 7: "update", 8: "choices", 9: "modal" };

/** By method: to look at a message or to delete it is no answer. */
const WEBHOOK_KINDS: Readonly<Record<string, Answer["kind"]>> = { POST: "message", PATCH: "edit" };

function answer(kind: Answer["kind"], data: JsonObject): Answer {
  return { kind, data, content: typeof data["content"] === "string" ? data["content"] : "" };
}

/** The answer in a request about the interaction with this id and token, if it is one. */
export function interactionAnswer(request: RecordedRequest, id: string, token: string): Answer | undefined {
  if (request.status >= 400) return undefined;
  const body = bodyObject(request);
  if (request.path === `/interactions/${id}/${token}/callback`) {
    const kind = CALLBACK_KINDS[Number(body["type"])];
    return kind && answer(kind, (body["data"] as JsonObject | undefined) ?? {});
  }
  if (!request.path.startsWith("/webhooks/") || !request.path.includes(token)) return undefined;
  const kind = WEBHOOK_KINDS[request.method];
  return kind && answer(kind, body);
}

/** The answer in a request that replies to the message with this id, if it does. */
export function messageAnswer(request: RecordedRequest, messageId: string): Answer | undefined {
  if (request.status >= 400 || request.method !== "POST") return undefined;
  const body = bodyObject(request);
  const reference = body["message_reference"] as JsonObject | undefined;
  return reference?.["message_id"] === messageId ? answer("message", body) : undefined;
}
