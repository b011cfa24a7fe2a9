import { wellFormed } from "./cut-text.js";

/** How deep a context is shown, and how many characters of JSON it may take (Sentry keeps 8 kB of a context). */
export const DEPTH = 4;
const BUDGET = 8000;
const LONGEST_TEXT = 2000;
const MOST_ENTRIES = 100;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * A plain copy of anything at all: cycles, getters that throw, BigInt, Map, Set, a whole discord.js object, cut to depth and
 * to about 8 kB. `toJSON` is not called: a guild's would copy all its caches.
 */
export function serialise(value: unknown): Json {
  const walk = { left: BUDGET, above: new Set<object>() };
  return visit(value, DEPTH, walk);
}

/** The same where an object is needed. */
export function serialiseRecord(value: unknown): Record<string, Json> {
  const plain = serialise(value);
  return typeof plain === "object" && plain !== null && !Array.isArray(plain) ? plain : { value: plain };
}

interface Walk {
  left: number;
  readonly above: Set<object>;
}

function visit(value: unknown, depth: number, walk: Walk): Json {
  if (walk.left <= 0) return "…";
  try {
    if (typeof value === "object" && value !== null) return visitObject(value, depth, walk);
  } catch {
    return spend("[unreadable]", walk);
  }
  return spend(scalar(value), walk);
}

function scalar(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "function") return "[Function]";
  return String(value);
}

function spend(value: string | number | boolean | null, walk: Walk): Json {
  if (typeof value !== "string") {
    walk.left -= 8;
    return value;
  }
  let sent = value.length > LONGEST_TEXT ? `${wellFormed(value.slice(0, LONGEST_TEXT))}…` : wellFormed(value);
  // Counted as JSON: a quote takes two bytes there, a control character six.
  for (let bytes = jsonBytes(sent); bytes > walk.left; bytes = jsonBytes(sent)) {
    sent = `${wellFormed(sent.slice(0, Math.floor(((sent.length - 1) * Math.max(walk.left - 5, 0)) / bytes)))}…`;
    if (sent === "…") break;
  }
  walk.left -= jsonBytes(sent) + 2;
  return sent;
}

/** What JSON takes as it is: most keys and values, which need not be written to be counted. */
const PLAIN = /^[ !#-[\]-~]*$/;

const jsonBytes = (text: string): number => (PLAIN.test(text) ? text.length + 2 : Buffer.byteLength(JSON.stringify(text)));

function visitObject(value: object, depth: number, walk: Walk): Json {
  if (walk.above.has(value)) return spend("[Circular]", walk);
  if (value instanceof Date) return spend(Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString(), walk);
  if (value instanceof Error) return spend(`${value.name}: ${value.message}`, walk);
  if (value instanceof URL || value instanceof RegExp) return spend(String(value), walk);
  if (ArrayBuffer.isView(value)) return spend(`[${value.constructor.name} of ${value.byteLength} bytes]`, walk);
  if (depth === 0) return spend(`[${nameOf(value)}]`, walk);
  walk.above.add(value);
  try {
    if (Array.isArray(value)) return list(value, value.length, depth, walk);
    if (value instanceof Set) return list(value, value.size, depth, walk);
    if (value instanceof Map) return record(value, (key) => value.get(key), value.size, depth, walk);
    const keys = Object.keys(value);
    return record(keys.values(), (key) => (value as Record<string, unknown>)[key as string], keys.length, depth, walk);
  } finally {
    walk.above.delete(value);
  }
}

function list(values: Iterable<unknown>, size: number, depth: number, walk: Walk): Json {
  const sent: Json[] = [];
  for (const value of values) {
    if (sent.length >= MOST_ENTRIES || walk.left <= 0) {
      sent.push(`… ${size - sent.length} more`);
      break;
    }
    sent.push(visit(value, depth - 1, walk));
  }
  return sent;
}

function record(keys: Iterable<unknown>, read: (key: unknown) => unknown, size: number, depth: number, walk: Walk): Json {
  const sent: { [key: string]: Json } = {};
  let count = 0;
  for (const entry of keys) {
    const key: unknown = Array.isArray(entry) ? entry[0] : entry;
    if (count++ >= MOST_ENTRIES || walk.left <= 0) {
      sent["…"] = `${size - count + 1} more`;
      break;
    }
    const name = wellFormed((typeof key === "object" && key !== null ? `[${nameOf(key)}]` : String(key)).slice(0, 100));
    walk.left -= jsonBytes(name) + 2;
    let value: unknown;
    try {
      value = read(key);
    } catch {
      value = "[unreadable]";
    }
    const plain = visit(value, depth - 1, walk);
    if (name === "__proto__") Object.defineProperty(sent, name, { value: plain, enumerable: true, configurable: true, writable: true });
    else sent[name] = plain;
  }
  return sent;
}

function nameOf(value: object): string {
  const name: unknown = (Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null)?.constructor?.name;
  return typeof name === "string" && name !== "" ? name : "Object";
}
