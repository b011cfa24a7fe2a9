import { createTransport } from "@sentry/core";
import * as Sentry from "@sentry/node";

type Json = Record<string, any>;

/** What a recording client was given to send, item by item. */
export class Recording {
  readonly items: { readonly type: string; readonly payload: Json; readonly header: Json; readonly bytes: number }[] = [];

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

/** Initialises the real SDK with its real envelopes and a transport that keeps what it is given. */
export function record(options: Partial<Sentry.NodeOptions> = {}): Recording {
  const recording = new Recording();
  Sentry.init({
    dsn: "http://public@127.0.0.1:9/1",
    tracesSampleRate: 1,
    enableLogs: true,
    enableRuntimeChannelInjection: false,
    tracePropagationTargets: [],
    transport: (transportOptions) =>
      createTransport(transportOptions, (request) => {
        keep(recording, request.body);
        return Promise.resolve({ statusCode: 200 });
      }),
    ...options,
  } as Sentry.NodeOptions);
  Sentry.getClient()?.on("preprocessEvent", (event) => void recording.captured.push(event.event_id));
  return recording;
}

function keep(recording: Recording, body: string | Uint8Array): void {
  const text = typeof body === "string" ? body : Buffer.from(body).toString();
  const [, ...lines] = text.split("\n");
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const header = JSON.parse(lines[at]) as Json;
    const line = lines[at + 1];
    recording.items.push({ type: header["type"], header, payload: JSON.parse(line), bytes: Buffer.byteLength(line) });
  }
}

/** Sends all that is buffered. */
export const sent = async (): Promise<void> => void (await Sentry.flush(5000));
