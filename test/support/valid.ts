import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import type { Recording } from "./recording.js";

type Json = Record<string, any>;

const UUID = /^[0-9a-f]{32}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function compile(file: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  ajv.addFormat("uint64", { type: "number", validate: (value: number) => Number.isInteger(value) && value >= 0 });
  ajv.addFormat("uuid", UUID);
  return ajv.compile(JSON.parse(readFileSync(resolve("test/schemas", file), "utf8")) as object);
}

const validEvent = compile("event.schema.json");
const validSpans = compile("span-v2.schema.json");

/** The canonical form of an event: the SDK sends two short forms that the ingest accepts and the schema does not know. */
function canonical({ message, breadcrumbs, ...event }: Json): Json {
  return {
    ...event,
    ...(message !== undefined && { logentry: { formatted: message } }),
    ...(breadcrumbs !== undefined && { breadcrumbs: Array.isArray(breadcrumbs) ? { values: breadcrumbs } : breadcrumbs }),
  };
}

const told = (validate: ValidateFunction, what: string): string[] =>
  (validate.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);

/** What Sentry's ingest would not accept of an error event. */
export const eventFaults = (event: Json): string[] => (validEvent(canonical(event)) ? [] : told(validEvent, "event"));

/** What it would not accept of the payload of a streamed `span` item. */
export const spanFaults = (payload: Json): string[] => (validSpans(payload) ? [] : told(validSpans, "spans"));

/** Faults of all that was recorded, the limit of 1 MiB among them. */
export function faultsOf(recording: Recording): string[] {
  return recording.items.flatMap(({ type, payload, bytes }) => [
    ...(type === "event" ? eventFaults(payload) : []),
    ...(type === "span" ? spanFaults(payload) : []),
    ...(bytes >= 1024 * 1024 ? [`${type} of ${bytes} bytes`] : []),
  ]);
}
