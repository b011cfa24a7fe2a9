import * as Sentry from "@sentry/node";
import { openRecording } from "../../src/testing/open-recording.js";

type Json = Record<string, any>;

export interface Item {
  readonly type: string;
  readonly payload: Json;
  /** Its headers, and what else the one who kept it knows. */
  readonly [more: string]: unknown;
}

/** What was recorded, as it was sent: these stories look at the very fields of the protocol. */
export class Recording {
  /** The parts of all envelopes; emptied, it holds what comes from then on. */
  constructor(readonly items: Item[] = []) {}

  /** The ids of the events as they were captured. */
  readonly captured: (string | undefined)[] = [];

  ofType(type: string): Json[] {
    return this.items.filter((item) => item.type === type).map((item) => item.payload);
  }

  /** In the order of capture; they arrive in another one, for the SDK reads source files meanwhile. */
  get errors(): Json[] {
    const at = (event: Json): number => this.captured.indexOf(event["event_id"] as string);
    return this.ofType("event").sort((a, b) => at(a) - at(b));
  }

  /** Spans of both lifecycles, in one shape. */
  get spans(): SentSpan[] {
    const streamed = this.ofType("span").flatMap((payload) => (payload["items"] as Json[]).map(fromStream));
    const transactions = this.ofType("transaction").flatMap((event) => [
      fromTransaction(event),
      ...(event["spans"] as Json[]).map((span) => fromStatic(span, event)),
    ]);
    return [...streamed, ...transactions];
  }

  get logs(): Json[] {
    return this.ofType("log").flatMap((payload) => payload["items"] as Json[]);
  }

  get metrics(): Json[] {
    return this.ofType("trace_metric").flatMap((payload) => payload["items"] as Json[]);
  }

  span(name: string): SentSpan {
    const found = this.spans.find((span) => span.name === name);
    if (found === undefined) throw new Error(`no span '${name}' among: ${this.spans.map((span) => span.name).join(", ")}`);
    return found;
  }
}

export interface SentSpan {
  readonly name: string;
  readonly op: string | undefined;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly isSegment: boolean;
  readonly status: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: Json;
  /** Tags and contexts of a transaction; only the static lifecycle has them. */
  readonly event: Json | undefined;
}

const fromStream = (span: Json): SentSpan => {
  const attributes = Object.fromEntries(Object.entries((span["attributes"] ?? {}) as Json).map(([key, { value }]) => [key, value]));
  return {
    name: span["name"],
    op: attributes["sentry.op"],
    traceId: span["trace_id"],
    spanId: span["span_id"],
    parentSpanId: span["parent_span_id"],
    isSegment: span["is_segment"],
    status: span["status"],
    start: span["start_timestamp"],
    end: span["end_timestamp"],
    attributes,
    event: undefined,
  };
};

const fromStatic = (span: Json, event: Json | undefined): SentSpan => ({
  name: span["description"],
  op: span["op"],
  traceId: span["trace_id"],
  spanId: span["span_id"],
  parentSpanId: span["parent_span_id"],
  isSegment: false,
  status: span["status"] === undefined || span["status"] === "ok" ? "ok" : "error",
  start: span["start_timestamp"],
  end: span["timestamp"],
  attributes: span["data"] ?? {},
  event,
});

const fromTransaction = (event: Json): SentSpan => ({
  ...fromStatic(
    {
      ...event["contexts"].trace,
      description: event["transaction"],
      start_timestamp: event["start_timestamp"],
      timestamp: event["timestamp"],
    },
    event,
  ),
  isSegment: true,
});

/** The real SDK with its own integrations, and what a bot's `Sentry.init` would be given. */
export function record(options: Partial<Sentry.NodeOptions> = {}): Recording {
  const sdkDefaults = { defaultIntegrations: undefined, environment: undefined, transportOptions: undefined, ...options };
  const recording = new Recording(openRecording(sdkDefaults as Sentry.NodeOptions).items as unknown as Item[]);
  Sentry.getClient()?.on("preprocessEvent", (event) => void recording.captured.push(event.event_id));
  return recording;
}

/** How much an item took in its envelope. */
export const bytesOf = ({ payload }: Item): number => Buffer.byteLength(JSON.stringify(payload));

/** Sends all that is buffered. */
export const sent = async (): Promise<void> => void (await Sentry.flush(5000));
