import type { ServerResponse } from "node:http";

import { Refusal } from "./refusal.js";

/** Answers with JSON. */
export function answerJson(response: ServerResponse, status: number, answer: object, headers: Readonly<Record<string, string>> = {}): void {
  const text = JSON.stringify(answer);
  response.writeHead(status, {
    "content-type": "application/json",
    // Told its length, Node writes the answer in one piece instead of four.
    "content-length": Buffer.byteLength(text),
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(text);
}

/** Answers with a refusal's status and sentence; what is none is a fault of ours, of which nothing is told. */
export function answerRefusal(response: ServerResponse, error: unknown): void {
  // What has begun to answer cannot answer otherwise.
  if (response.headersSent) return void response.destroy();
  if (error instanceof Refusal) answerJson(response, error.status, { detail: error.message });
  else answerJson(response, 500, { detail: "The receiver failed over this request." });
}
