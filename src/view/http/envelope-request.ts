import type { IncomingMessage } from "node:http";

import { readEnvelope, type ReceivedEnvelope } from "./envelope.js";
import { Refusal } from "./refusal.js";
import { readBody, type BodyLimits } from "./request-body.js";

const envelopePath = /^\/api\/[^/?]+\/envelope\/?(?:\?|$)/;

/** Reads an HTTP request as an envelope; throws a `Refusal` with the status and the sentence to answer with. */
export async function readEnvelopeRequest(request: IncomingMessage, limits: BodyLimits): Promise<ReceivedEnvelope> {
  if (request.method !== "POST" || !envelopePath.test(request.url ?? "")) {
    throw new Refusal(404, "There is nothing here: the receiver takes POST /api/<project>/envelope/ and nothing else.");
  }
  return readEnvelope(await readBody(request, limits));
}
