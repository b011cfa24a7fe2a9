import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { readEnvelope } from "../../src/view/http/envelope.js";
import { listen } from "../../src/view/http/listen.js";
import { readBody } from "../../src/view/http/request-body.js";
import { unobservedServer } from "../../src/view/http/unobserved-server.js";

type Json = Record<string, any>;

/** One thing that an envelope holds: an event, a span, a log, a metric, a session … */
export interface Sent {
  readonly type: string;
  /** The event's id, the span's, a log's text, a metric's name and value. */
  readonly id: string;
  readonly payload: Json;
}

/** What the endpoint does with a request; `taken` says whether what is in it counts as arrived. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Never answers. */
  | "hang"
  /** Cuts the connection when it has read everything; nothing is taken. */
  | "drop"
  /** Takes it and says so, and never ends its answer. */
  | "never end"
  /** Takes it, and cuts the connection before the answer. */
  | "take and drop";

export type Behaviour = (items: readonly Sent[]) => Answer | Promise<Answer>;

export const ACCEPT: Answer = { status: 200 };

/** A Sentry endpoint on 127.0.0.1 that can be told to fail; it keeps count of what it took. */
export class FlakyEndpoint {
  /** What was taken: answered with 200, or cut off after it had been taken. */
  readonly taken: Sent[] = [];
  readonly reports: Json[] = [];
  /** When the envelopes say that they were sent, in ms. */
  readonly sentAt: number[] = [];
  /** How many requests came, whatever became of them. */
  requests = 0;
  #behaviour: Behaviour = () => ACCEPT;
  #server: Server | undefined;
  #port = 0;

  get dsn(): string {
    return `http://public@127.0.0.1:${this.#port}/1`;
  }

  async start(): Promise<this> {
    this.#server = unobservedServer((request, response) => void this.#handle(request, response));
    this.#port = await listen(this.#server, this.#port);
    return this;
  }

  behave(behaviour: Answer | Behaviour): void {
    this.#behaviour = typeof behaviour === "function" ? behaviour : () => behaviour;
  }

  /** Connections are refused from now on, and those that are open cut. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  /** The ids of one kind, in the order of arrival. */
  ids(type = "event"): string[] {
    return this.taken.filter((one) => one.type === type).map(({ id }) => id);
  }

  /** What clients said they had dropped: `reason:category` and how many. */
  get dropped(): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const { reason, category, quantity } of this.reports.flatMap((report) => report["discarded_events"] as Json[]))
      sums[`${reason}:${category}`] = (sums[`${reason}:${category}`] ?? 0) + (quantity as number);
    return sums;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.on("error", () => undefined);
    const body = await readBody(request, { wire: 1e8, content: 1e8 });
    const { items } = readEnvelope(body);
    this.requests++;
    this.sentAt.push(Date.parse((JSON.parse(Buffer.from(body).toString().split("\n")[0] as string) as Json)["sent_at"] as string));
    const sent = items.flatMap(({ type, payload }) => partsOf(type, payload as Json));
    const answer = await this.#behaviour(sent);
    if (answer === "hang") return;
    if (answer === "take and drop" || answer === "never end" || (answer !== "drop" && answer.status < 300)) this.#take(sent);
    if (answer === "never end") return void response.writeHead(200, { "content-length": "10" }).write("{");
    if (typeof answer === "string") return void request.socket.destroy();
    response.writeHead(answer.status, answer.headers).end("{}");
  }

  #take(sent: readonly Sent[]): void {
    this.taken.push(...sent.filter(({ type }) => type !== "client_report"));
    this.reports.push(...sent.filter(({ type }) => type === "client_report").map(({ payload }) => payload));
  }
}

export const startFlakyEndpoint = (): Promise<FlakyEndpoint> => new FlakyEndpoint().start();

const NAMES: Record<string, (payload: Json) => string> = {
  event: ({ event_id: id }) => id as string,
  transaction: ({ event_id: id }) => id as string,
  span: ({ span_id: id }) => id as string,
  log: ({ body }) => body as string,
  trace_metric: ({ name, value }) => `${name as string}=${value as number}`,
  check_in: ({ check_in_id: id, status }) => `${id as string}:${status as string}`,
};

/** An item that holds many things is those things. */
function partsOf(type: string, payload: Json): Sent[] {
  const parts = Array.isArray(payload["items"]) ? (payload["items"] as Json[]) : [payload];
  return parts.map((part) => ({ type, id: NAMES[type]?.(part) ?? type, payload: part }));
}
