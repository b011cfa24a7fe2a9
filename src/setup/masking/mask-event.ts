import type { Masker } from "../../masking/masker.js";
import { FILTERED } from "../../masking/placeholder.js";

type Fields = Record<string, unknown>;

/** What the SDK writes of itself and of the program: the modules' names, `jsonwebtoken` and `cookie`, are no keys of secrets. */
const KEPT: readonly string[] = ["event_id", "timestamp", "start_timestamp", "platform", "level", "type", "sdk", "debug_meta", "modules"];

/** An event, a transaction or a feedback without secrets, in the shape that the ingest takes. */
export function maskEvent(event: Fields, masker: Masker): Fields {
  const rest: Fields = {};
  const kept: Fields = {};
  for (const [key, value] of Object.entries(event)) (KEPT.includes(key) ? kept : rest)[key] = value;
  const { contexts, request, fingerprint, ...others } = rest;
  return {
    ...kept,
    ...masker.value(others),
    ...(contexts !== undefined && { contexts: isFields(contexts) ? maskContexts(contexts, masker) : masker.value(contexts) }),
    ...(request !== undefined && { request: isFields(request) ? maskRequest(request, masker) : masker.value(request) }),
    // Words in a list, whatever words: equal errors have to stay together.
    ...(fingerprint !== undefined && {
      fingerprint: Array.isArray(fingerprint) ? fingerprint.map((one) => masker.value(one as unknown)) : masker.value(fingerprint),
    }),
  };
}

/** A context whose name tells of a secret is masked whole, and stays an object. */
function maskContexts(contexts: Fields, masker: Masker): Fields {
  const masked = masker.value(contexts);
  if (!Object.values(masked).includes(FILTERED)) return masked;
  return Object.fromEntries(Object.entries(masked).map(([name, context]) => [name, context === FILTERED ? { value: FILTERED } : context]));
}

/** Of cookies the names stay, and the shape. */
function maskRequest({ cookies, ...request }: Fields, masker: Masker): Fields {
  if (typeof cookies !== "object" || cookies === null) return masker.value(cookies === undefined ? request : { ...request, cookies });
  const filtered = Array.isArray(cookies)
    ? cookies.map((cookie: unknown) => (Array.isArray(cookie) ? [masker.value(cookie[0] as unknown), FILTERED] : FILTERED))
    : Object.fromEntries(Object.keys(cookies).map((name) => [masker.text(name), FILTERED]));
  return { ...masker.value(request), cookies: filtered };
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
