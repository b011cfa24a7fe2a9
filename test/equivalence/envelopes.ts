import { createTransport } from "@sentry/core";
import * as Sentry from "@sentry/node";

export type Json = Record<string, any>;

/** What a client was given to send, header and all. */
export interface Envelope {
  readonly header: Json;
  readonly items: readonly { readonly header: Json; readonly payload: Json }[];
}

/** What a client's hooks were told of; in no order, for concurrent commands have none. */
export interface Hooks {
  readonly spanStart: Json[];
  readonly spanEnd: Json[];
  readonly beforeSampling: Json[];
}

/** All that one story has left behind. */
export interface Sent {
  readonly envelopes: Envelope[];
  readonly hooks: Hooks;
}

/**
 * Initialises the real SDK with a transport that keeps whole envelopes, and unless it is to be unheard listens to its spans; gives what takes
 * out all that was sent since the last time.
 */
export function listen(options: Partial<Sentry.NodeOptions>, unheard = false): () => Promise<Sent> {
  let envelopes: Envelope[] = [];
  let hooks = noHooks();
  const client = Sentry.init({
    dsn: "http://public@127.0.0.1:9/1",
    enableLogs: true,
    enableRuntimeChannelInjection: false,
    tracePropagationTargets: [],
    transport: (transportOptions: Parameters<typeof createTransport>[0]) =>
      createTransport(transportOptions, ({ body }) => {
        envelopes.push(parse(typeof body === "string" ? body : Buffer.from(body).toString()));
        return Promise.resolve({ statusCode: 200 });
      }),
    ...options,
  } as Sentry.NodeOptions);
  if (client !== undefined && !unheard) hear(client, () => hooks);
  return async () => {
    await Sentry.flush(5000);
    const sent = { envelopes, hooks };
    envelopes = [];
    hooks = noHooks();
    return sent;
  };
}

function hear(client: Sentry.NodeClient, hooks: () => Hooks): void {
  client.on("spanStart", (span) => void hooks().spanStart.push(told(span)));
  client.on("spanEnd", (span) => void hooks().spanEnd.push(told(span)));
  client.on("beforeSampling", ({ spanName, spanAttributes, parentSampled }) => {
    hooks().beforeSampling.push({ name: spanName, attributes: { ...spanAttributes }, parentSampled: String(parentSampled) });
  });
}

const noHooks = (): Hooks => ({ spanStart: [], spanEnd: [], beforeSampling: [] });

const told = (span: Sentry.Span): Json => ({ name: Sentry.spanToJSON(span).name ?? "", recording: span.isRecording() });

function parse(body: string): Envelope {
  const [header, ...lines] = body
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Json);
  const items = lines.flatMap((line, at) => (at % 2 === 0 ? [{ header: line, payload: lines[at + 1] }] : []));
  return { header, items };
}
