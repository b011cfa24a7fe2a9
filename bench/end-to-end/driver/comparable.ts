import type { Taken } from "../bots/receiver.js";

type Fields = Readonly<Record<string, unknown>>;

/** Ids, times, and what tells who has made a span. The ids of Discord's differ by the run too. */
const MASKED = new Set([
  "discord.interaction.id",
  "interaction_id",
  "discord.handler_delay",
  "discord.ack_time",
  "sentry.origin",
  "sentry.segment.id",
  "sentry.timestamp.sequence",
  "sentry.trace.parent_span_id",
  "server.port",
  "network.peer.port",
  "process.pid",
  // Of the machine, at that moment.
  "app",
  "device",
  "app.memory",
  "app.start_time",
  "device.free_memory",
  // The script's own name is in it.
  "error_module",
  "trace",
]);

const masked = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key, value]) => !MASKED.has(key) && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, maskedValue(value)]),
  );

function maskedValue(value: unknown): unknown {
  // A bundler numbers functions of one name.
  if (typeof value === "string") return value.replace(/127\.0\.0\.1:\d+/, "127.0.0.1").replace(/^(\w*[a-z])\d$/i, "$1");
  return typeof value === "object" && value !== null && !Array.isArray(value) ? masked(value as Fields) : value;
}

/** Attributes of one name stand for a whole family of the machine's. */
const isOfTheMachine = (key: string): boolean => /^(app|device|os|process|culture)\./.test(key);

const attributesOf = (attributes: Fields): Fields =>
  masked(Object.fromEntries(Object.entries(attributes).filter(([key]) => !isOfTheMachine(key))));

/** All that was received, each thing as a line in which ids and times are left out. */
export function comparable({ spans, errors, logs, metrics }: Taken): string[] {
  const names = new Map(spans.map(({ spanId, name }) => [spanId, name]));
  const nameOf = (id: string | undefined): string | undefined => (id === undefined ? undefined : names.get(id));
  return [
    ...spans.map(({ name, op, status, attributes, parentSpanId }) => ({
      span: name,
      op,
      status,
      parent: nameOf(parentSpanId),
      attributes: attributesOf(attributes),
    })),
    ...errors.map(({ tags, contexts, user, breadcrumbs, exceptions, spanId, level }) => ({
      error: exceptions.map(({ type, value }) => `${type}: ${value}`),
      level,
      span: nameOf(spanId),
      tags: masked(tags),
      contexts: masked(contexts),
      user,
      // Those of requests stand, by the SDK, on the trail of whoever has opened the connection.
      breadcrumbs: breadcrumbs
        .filter(({ category }) => category !== "http")
        .map(({ category, message, data }) => ({ category, message, data })),
    })),
    ...logs.map(({ body, level, attributes }) => ({ log: body, level, attributes: attributesOf(attributes) })),
    ...metrics.map(({ name, type, unit, attributes, spanId }) => ({
      metric: name,
      type,
      unit,
      span: nameOf(spanId),
      attributes: attributesOf(attributes),
    })),
  ]
    .map((one) => JSON.stringify(one))
    .sort();
}
