import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import { bytesOf, type Recording } from "./recording.js";

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

/**
 * The canonical form of an event: the ingest accepts short forms that the schema does not know. The README beside it names
 * those of messages and breadcrumbs. Relay also reads a tag's number or boolean as text (`LenientString`, protocol/tags.rs), and puts
 * a user's further fields into `data`, as the schema's own description of `data` says.
 */
function canonical({ message, breadcrumbs, tags, user, ...event }: Json): Json {
  return {
    ...event,
    ...(user !== undefined && { user: canonicalUser(user as Json) }),
    ...(tags !== undefined && { tags: Object.fromEntries(Object.entries(tags as Json).map(([key, value]) => [key, asText(value)])) }),
    ...(message !== undefined && { logentry: { formatted: message } }),
    ...(breadcrumbs !== undefined && { breadcrumbs: Array.isArray(breadcrumbs) ? { values: breadcrumbs } : breadcrumbs }),
  };
}

const USER = ["id", "username", "email", "ip_address", "name", "geo", "segment", "data"];

function canonicalUser(user: Json): Json {
  const [own, more] = [true, false].map((isOwn) =>
    Object.fromEntries(Object.entries(user).filter(([key]) => USER.includes(key) === isOwn)),
  );
  return { ...own, data: { ...user["data"], ...more } };
}

const asText = (value: unknown): unknown => (typeof value === "number" || typeof value === "boolean" ? String(value) : value);

const told = (validate: ValidateFunction, what: string): string[] =>
  (validate.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);

/** What Sentry's ingest would not accept of an error event. */
export const eventFaults = (event: Json): string[] => (validEvent(canonical(event)) ? [] : told(validEvent, "event"));

/** What it would not accept of the payload of a streamed `span` item. */
export const spanFaults = (payload: Json): string[] => (validSpans(payload) ? [] : told(validSpans, "spans"));

/** Half a surrogate pair anywhere: JSON carries it as an escape that the ingest's parser refuses. */
function isWellFormed(payload: Json): boolean {
  let well = true;
  const look = (text: unknown): void =>
    void (well &&= typeof text !== "string" || (text as string & { isWellFormed(): boolean }).isWellFormed());
  JSON.stringify(payload, (key, value: unknown) => (look(key), look(value), value));
  return well;
}

/** Faults of all that was recorded, the limit of 1 MiB and text that is no Unicode among them. */
export function faultsOf(recording: Recording): string[] {
  return recording.items.flatMap((item) => {
    const { type, payload } = item;
    const bytes = bytesOf(item);
    return [
      ...(type === "event" ? eventFaults(payload) : []),
      ...(type === "span" ? spanFaults(payload) : []),
      ...(isWellFormed(payload) ? [] : [`${type} with half a surrogate pair`]),
      ...(bytes >= 1024 * 1024 ? [`${type} of ${bytes} bytes`] : []),
    ];
  });
}
