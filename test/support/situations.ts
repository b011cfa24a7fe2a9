import * as Sentry from "@sentry/node";
import { startTransaction } from "../../src/index.js";
import { record } from "./recording.js";

/** The states of the SDK in which an annotated call can happen; each sets its state up. */
export const SITUATIONS: Readonly<Record<string, () => unknown>> = {
  "without a client": () => Sentry.getCurrentScope().setClient(undefined),
  "with a disabled client": () => record({ enabled: false }),
  "with tracing off": () => record({ tracesSampleRate: undefined as never }),
  unsampled: () => record({ tracesSampleRate: 0 }),
  sampled: () => record(),
};

/** Where the call happens: on its own, or within an entry point. */
export const PLACES: Readonly<Record<string, <T>(body: () => T) => T>> = {
  outside: (body) => body(),
  inside: (body) => startTransaction("discord.command", "command", body),
};

/** Every situation at every place, for `describe.each`. */
export const EVERYWHERE = Object.keys(SITUATIONS).flatMap((situation) => Object.keys(PLACES).map((place) => ({ situation, place })));
