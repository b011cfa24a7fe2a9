import type { CapturePlan, Reading } from "../../plan/plan.js";
import type { Call } from "../call.js";
import { report } from "../diagnostics.js";
import { ask, guard } from "../guard.js";
import { captureState } from "./prepared.js";
import { readMeasured } from "./read-attributes.js";
import { readDatum, valueOf } from "./read-datum.js";
import type { CaptureState, Readings } from "./readings.js";
import { BREADCRUMB_LIMIT, cutText } from "../values/cut-text.js";
import { type Block, deferContext } from "../values/deferred-context.js";
import { serialiseRecord } from "../values/serialise.js";
import { isTagValue, type Tags, toTagValue } from "../values/tag-value.js";
import { toUser } from "../values/user-fields.js";

export function readAll(call: Call): Readings {
  const { plan } = call;
  const { breadcrumbs, user, capture, meters } = plan;
  return {
    tags: readTags(call),
    contexts: readContexts(call),
    user: user && readUser(call, user),
    breadcrumbs: breadcrumbs.length === 0 ? NONE : readBreadcrumbs(call),
    capture: capture && (call.prepared.fixedCapture ?? readCapture(call, capture)),
    measured: meters && readMeasured(call, meters),
    checkIns: undefined,
  };
}

function readTags(call: Call): Tags | undefined {
  const { tags, tagReadings } = call.prepared;
  if (tagReadings.length === 0) return tags;
  // To write over what stands in a copy is cheaper than to put one together.
  const read: Record<string, Tags[string] | undefined> = { ...tags };
  let isMissing = false;
  for (const { key, reading } of tagReadings) {
    const value = readTag(call, reading, key);
    read[key] = value;
    if (value === undefined) isMissing = true;
  }
  return isMissing ? definedOf(read) : (read as Tags);
}

const definedOf = (tags: Record<string, Tags[string] | undefined>): Tags =>
  Object.fromEntries(Object.entries(tags).filter((one): one is [string, Tags[string]] => one[1] !== undefined));

function readTag(call: Call, reading: Reading, key: string): Tags[string] | undefined {
  const value = readDatum(call, reading, "the reader of @Tag", key);
  if (!isTagValue(value))
    report(call.plan.place, `the reader of @Tag '${key}' gave ${typeof value}; a tag is a string, number, boolean or bigint`);
  return toTagValue(value);
}

const NONE: readonly never[] = [];

function readContexts(call: Call): Readings["contexts"] {
  const { contexts: asked } = call.prepared;
  if (asked.length === 0) return undefined;
  const contexts: Record<string, Block> = {};
  for (const one of asked) {
    const name = one[0];
    const value = valueOf(call, one[1], "the reader of @Context", name);
    if (typeof value === "object" && value !== null) contexts[name] = deferContext(value);
    else if (value != null) report(call.plan.place, `the reader of @Context '${name}' gave ${typeof value}; a context is an object`);
  }
  return contexts;
}

function readUser(call: Call, reading: Reading): ReturnType<typeof toUser> {
  const { place } = call.plan;
  const value = readDatum(call, reading, "the reader of @User");
  const user = ask(place, "the reader of @User", () => toUser(value)) as ReturnType<typeof toUser>;
  if (user === undefined && value != null) report(place, "the reader of @User gave no user; give a Discord user or member, or { id }");
  return user;
}

function readBreadcrumbs(call: Call): Readings["breadcrumbs"] {
  return call.plan.breadcrumbs.flatMap(({ message, category, level, data }) => {
    const text = valueOf(call, message, "the reader of @Breadcrumb");
    if (text == null) return [];
    if (typeof text === "object") {
      report(call.plan.place, "the reader of @Breadcrumb gave an object; a message is text, what belongs to it is its data");
      return [];
    }
    const said = guard(call.plan.place, "the message of @Breadcrumb", () => cutText(String(text), BREADCRUMB_LIMIT));
    const record = data && valueOf(call, data, "the data of @Breadcrumb");
    return said === undefined ? [] : [{ message: said, category, level, ...(isRecord(record) && { data: serialiseRecord(record) }) }];
  });
}

const readCapture = (call: Call, capture: CapturePlan): CaptureState =>
  captureState(capture, capture.data && valueOf(call, capture.data, "the data of @CaptureErrors"));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
