import { activeClient } from "../sentry/client.js";
import type { Client } from "../sentry/sdk.js";
import { bare, type Call } from "./call.js";
import { resume, within } from "./enter.js";
import type { Frame } from "./frame.js";
import { leaveUnheard, leaveWithError, leaveWithValue } from "./leave.js";
import { open } from "./open.js";
import type { Readings } from "./readings/readings.js";
import { instrumentOnce } from "./results/instrumented.js";
import { instrumentSteps, isGenerator, type AnyGenerator } from "./results/generator.js";

/** Calls a generator function: readers, clock and span wait for the first `next`. */
export function generate(call: Call, client: Client): unknown {
  let generator: unknown;
  try {
    generator = bare(call);
  } catch (error) {
    // A parameter's default threw: the generator never was, yet the error leaves the method.
    const frame = open(call, client);
    if (frame) within(frame, leaveWithError, error);
    throw error;
  }
  if (isGenerator(generator)) instrumentGenerator(generator, call, undefined);
  return generator;
}

/** Sees to the steps of a generator that an annotated method has given. */
export function instrumentGenerator(generator: AnyGenerator, call: Call, readings: Readings | undefined): void {
  if (!instrumentOnce(generator, call.original)) return;
  let frame: Frame | undefined;
  let state: "new" | "running" | "over" = "new";
  instrumentSteps(generator, {
    step(method, body) {
      if (state !== "new") return frame?.open === true ? resume(frame, body) : body();
      // Closed by `return` or `throw` before its first `next` it never runs.
      state = method === "next" ? "running" : "over";
      const client = state === "running" ? activeClient() : undefined;
      frame = client && open(call, client, readings);
      return frame ? within(frame, body, undefined) : body();
    },
    onDone(value) {
      state = "over";
      if (frame?.open === true) leaveWithValue(frame, value);
    },
    onError(error) {
      const wasRunning = state === "running";
      state = "over";
      if (!wasRunning) return;
      if (frame === undefined) leaveUnheard(call, error);
      else leaveWithError(frame, error);
    },
  });
}
