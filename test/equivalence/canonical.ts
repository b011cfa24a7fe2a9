import { createHash } from "node:crypto";
import type { Json } from "./envelopes.js";

/** Moments, durations and what is drawn at random, by the keys under which they stand. */
const MOMENTS = /^(.*timestamp|sent_at|start|duration|sample_rand|.*sequence|((app|free)_)?memory|(app_)?start_time|boot_time)$/;

const ID = /(?<![\w.])(?:[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{16})(?![\w.])/g;

const ROUNDS = 5;

/**
 * The same shape for what was sent alike: moments are masked, ids are numbered, one number for one id wherever it stands, and lists of which
 * no order is promised are sorted.
 *
 * The numbers have to fall alike in both programs, whatever the ids and whatever was sent first. So an id is known by the places where it
 * stands, those by the ids that stand beside it, and so on for some rounds.
 */
export function canonical(parts: readonly unknown[]): unknown[] {
  const masked = parts.map((part) => mask(part));
  const texts = masked.flatMap(leaves).map((leaf) => JSON.stringify(leaf));
  let known: ReadonlyMap<string, string> = new Map(texts.flatMap(idsIn).map((id) => [id, ""]));
  for (let round = 0; round < ROUNDS; round++) known = refine(texts, known);
  const sorted = masked.map((part) => sort(part, known));
  const numbers = new Map<string, string>();
  const numbered = JSON.stringify(sorted).replace(ID, (id) => {
    if (!numbers.has(id)) numbers.set(id, `id ${numbers.size + 1}`);
    return numbers.get(id) as string;
  });
  return JSON.parse(numbered) as unknown[];
}

const idsIn = (text: string): readonly string[] => text.match(ID) ?? [];

/** What is told apart: each event, span, log and metric by itself. */
function leaves(part: unknown): unknown[] {
  if (Array.isArray(part)) return part.flatMap(leaves);
  if (typeof part !== "object" || part === null) return [part];
  const { items, spans, payload, ...rest } = part as Json;
  return [rest, ...[items, spans, payload].filter((one) => one !== undefined).flatMap(leaves)];
}

function refine(texts: readonly string[], known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const places = new Map<string, string[]>([...known.keys()].map((id) => [id, []]));
  for (const text of texts) {
    for (const id of new Set(idsIn(text))) places.get(id)?.push(text.replace(ID, (one) => (one === id ? "THIS" : (known.get(one) ?? ""))));
  }
  const digest = (all: string[]): string => createHash("sha1").update(all.sort().join("\n")).digest("base64url").slice(0, 12);
  return new Map([...places].map(([id, all]) => [id, digest(all)]));
}

function mask(value: unknown, key = ""): unknown {
  if (MOMENTS.test(key) && typeof value !== "object") return "a moment";
  if (Array.isArray(value)) return value.map((one) => mask(one));
  if (typeof value !== "object" || value === null) return value;
  if ("unit" in value && value.unit === "millisecond") return mask({ ...value, unit: "ms", value: "a duration" });
  const entries = Object.entries(value)
    .filter(([, one]) => !isEmpty(one))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([name, one]) => [name, isMoment(key, name, one) ? { ...one, value: "a moment" } : mask(one, name)]),
  );
}

/** No tags are no other thing than an empty record of them. */
const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

/** An attribute says its value one step further in. */
const isMoment = (within: string, name: string, one: unknown): boolean =>
  within === "attributes" && MOMENTS.test(name.split(".").at(-1) as string) && typeof one === "object" && one !== null;

/** Breadcrumbs and exceptions have an order of their own. */
const ORDERED: readonly string[] = ["breadcrumbs", "values", "fingerprint"];

function sort(value: unknown, known: ReadonlyMap<string, string>, key = ""): unknown {
  if (Array.isArray(value)) {
    const list = value.map((one) => sort(one, known));
    if (ORDERED.includes(key)) return list;
    const rank = (one: unknown): string => JSON.stringify(one)?.replace(ID, (id) => known.get(id) ?? "") ?? "";
    return list
      .map((one) => [rank(one), one] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, one]) => one);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, sort(one, known, name)]));
}
