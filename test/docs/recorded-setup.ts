import { createTransport, parseEnvelope } from "@sentry/core";
import * as setup from "../../src/setup/index.js";
import { Recording } from "../support/recording.js";

/** `cogscope/setup` for a page's bot: the real one, whose client keeps in `recording` what it would send. */
export function recordedSetup(): { readonly recording: Recording; readonly setup: typeof setup } {
  const recording = new Recording();
  const setupSentry: typeof setup.setupSentry = (options) => {
    const client = setup.setupSentry({
      dsn: "http://public@127.0.0.1:9/1",
      enableRuntimeChannelInjection: false,
      signals: false,
      offlineStore: false,
      ...options,
      transport: (transportOptions) =>
        createTransport(transportOptions, ({ body }) => {
          keep(recording, body);
          return Promise.resolve({ statusCode: 200 });
        }),
    });
    client?.on("preprocessEvent", (event) => void recording.captured.push(event.event_id));
    return client;
  };
  return { recording, setup: { ...setup, setupSentry } };
}

function keep(recording: Recording, body: string | Uint8Array): void {
  for (const [header, payload] of parseEnvelope(body)[1])
    recording.items.push({ type: String(header.type), header: { ...header }, payload: payload as object, bytes: Buffer.byteLength(body) });
}
