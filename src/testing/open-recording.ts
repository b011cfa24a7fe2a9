import { SetupError } from "../runtime/setup-error.js";
import { guard, swallow } from "../runtime/guard.js";
import { init as sentryInit, type NodeOptions } from "../sentry/init.js";
import { getCurrentScope, type Client } from "../sentry/sdk.js";
import { readEnvelope } from "../view/http/envelope.js";
import { asObject, asText } from "../view/untrusted.js";
import { areTimersFaked } from "./are-timers-faked.js";
import { divert } from "./divert.js";
import { inMemoryTransport, type Keep } from "./in-memory-transport.js";
import { RecordedClient } from "./recorded-client.js";
import { testDefaults, type RecordingOptions } from "./recording-options.js";
import { SentryRecording } from "./sentry-recording.js";

/** Begins a recording, whatever others there are. */
export function openRecording(options: RecordingOptions): SentryRecording {
  const { init = sentryInit, client: given, ...sentry } = options;
  const recorded = new RecordedClient();
  const recording = new SentryRecording(recorded);
  const keep = keepIn(recording, recorded);
  if ("client" in options) {
    const client = present(given, "client", "there is none", "Call Sentry.init with a DSN before recordSentry");
    const restore = divert(client, "client", keep);
    recorded.follow(client, () => Promise.resolve(restore()));
    return recording;
  }
  const client = setUp(init, { ...testDefaults(), ...sentry }, keep);
  recorded.follow(client, () => end(client));
  return recording;
}

function setUp(init: (options: NodeOptions) => Client | undefined, options: NodeOptions, keep: Keep): Client {
  const transport = inMemoryTransport(keep);
  const client = present(init({ ...options, transport }), "init", "it gave no client", "Return that of Sentry.init or setupSentry");
  // Whoever does not use the options that he is given shall not send either.
  if (client.getOptions().transport !== transport) divert(client, "init", keep);
  return client;
}

function keepIn(recording: SentryRecording, { captures }: RecordedClient): Keep {
  const isForgotten = (payload: unknown): boolean => captures.isForgotten(asText(asObject(payload)?.["event_id"]) ?? "");
  return (body) =>
    guard("recordSentry()", "reading what was sent", () => {
      const { items } = readEnvelope(typeof body === "string" ? new TextEncoder().encode(body) : body);
      for (const item of items) if (!isForgotten(item.payload)) recording.items.push(item);
    });
}

async function end(client: Client): Promise<void> {
  const areFaked = areTimersFaked();
  // What it does before it waits is done in any case: its listeners of the process go (@sentry/node 11.12, sdk/client.js).
  const closing = client.close(5000);
  try {
    if (!areFaked) return void (await closing);
    swallow(closing as Promise<boolean>);
    client.getOptions().enabled = false;
    client.emit("close");
  } finally {
    const scope = getCurrentScope();
    if (scope.getClient() === client) scope.setClient(undefined);
  }
  throw new Error(
    "Closed Sentry without waiting for what is on its way: timers are faked, and it waits with one. Use real timers first, or leave setTimeout real.",
  );
}

function present(client: Client | undefined, option: string, rule: string, remedy: string): Client {
  if (client === undefined) throw new SetupError(`the option '${option}'`, rule, remedy);
  return client;
}
