import { createHash } from "node:crypto";
import { parseEnvelope, serializeEnvelope, type Envelope } from "@sentry/core";

const FIRST_LINE = /^cogscope 1 ([0-9a-f]{64})\n/;
const LENGTH = "cogscope 1 ".length + 64 + 1;

type Item = Envelope[1][number];

/** What is written: a line with the content's digest, then the envelope as it would be sent. */
export function encodeEnvelope(envelope: Envelope): Buffer {
  const [headers, items] = envelope as [Envelope[0], Item[]];
  // The SDK cannot read back an item without content (@sentry/core 11.12, utils/envelope.js, `parseEnvelope`).
  const full = items.filter(([{ length }]) => length !== 0);
  const body = Buffer.from(serializeEnvelope([headers, full] as Envelope));
  return Buffer.concat([Buffer.from(`cogscope 1 ${digest(body)}\n`), body]);
}

/** Nothing where the file was damaged: after a power cut it may be empty or half of what it was. */
export function decodeEnvelope(content: Buffer): Envelope | undefined {
  const [, expected] = FIRST_LINE.exec(content.subarray(0, LENGTH).toString("latin1")) ?? [];
  const body = content.subarray(LENGTH);
  if (expected === undefined || digest(body) !== expected) return undefined;
  try {
    return parseEnvelope(body);
  } catch {
    return undefined;
  }
}

const digest = (body: Buffer): string => createHash("sha256").update(body).digest("hex");
