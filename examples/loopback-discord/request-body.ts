import type { IncomingMessage } from "node:http";
import type { JsonObject } from "./json.js";
import type { RecordedRequest } from "./recorded-request.js";

/** The JSON of a request, also where it comes along with files as `payload_json`. */
export async function readBody(request: IncomingMessage): Promise<RecordedRequest["body"]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (raw.length === 0) return null;
  if (type.startsWith("application/json")) return JSON.parse(raw.toString()) as JsonObject;
  if (!type.startsWith("multipart/form-data")) return null;
  const form = await new Response(raw, { headers: { "content-type": type } }).formData();
  const payload = form.get("payload_json");
  return typeof payload === "string" ? (JSON.parse(payload) as JsonObject) : {};
}
