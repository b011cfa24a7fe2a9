import type { Client } from "discord.js";
import { capturedIn } from "../../runtime/errors/captured.js";
import { isExpectedEverywhere } from "../../runtime/errors/expected.js";
import { captureWith } from "../../telemetry/capture-exception-safe.js";
import type { Watch } from "./emit-through.js";
import { mechanismOf } from "./mechanism-of.js";

/** Outside any command, an error of a listener is captured where it is, unless an annotated method that it has left expects it. */
export const captureOnly = (client: Client, event: string): Watch => ({
  settled: () => undefined,
  failed(error, isThrown = false) {
    if (isExpectedEverywhere(error) || capturedIn(error, undefined)?.expected === true) return;
    captureWith("instrumentClient()", error, () => ({ tags: { "event.name": event } }), mechanismOf(client, isThrown));
  },
});
