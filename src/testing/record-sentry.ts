import { shared } from "../metadata/shared.js";
import { isOptions } from "../runtime/check-option.js";
import { report } from "../runtime/diagnostics.js";
import { openRecording } from "./open-recording.js";
import type { RecordingOptions } from "./recording-options.js";
import type { SentryRecording } from "./sentry-recording.js";

/**
 * Sets Sentry up for a test, with its real client and envelopes and a transport that keeps what it is given: nothing leaves the process.
 *
 * By default all traces are sampled, the environment is `test`, and nothing watches the process, its console and its
 * requests; all options of `Sentry.init` but `transport` win over that. `init` sets up your own way, `client` takes over what is set up
 * already. A process has one recording: a second one takes the place of the first, which is closed and keeps what it has. Test files
 * that run in processes or module registries of their own have one each.
 *
 * It does not replace Discord, nor what your bot asks over the network.
 *
 * @throws SetupError where there is no client to record.
 * @example
 * const sentry = recordSentry();
 * afterEach(() => sentry.reset());
 * afterAll(() => sentry.close());
 *
 * test("a ban is one trace", async () => {
 *   await new Moderation().ban(interaction);
 *   await sentry.flush();
 *   expect(sentry).toHaveSpan({ op: "discord.command", name: "command.ban" });
 * });
 */
export function recordSentry(options: RecordingOptions = {}): SentryRecording {
  isOptions(options, "Write { tracesSampleRate: 1 }");
  const last = current.recording;
  current.recording = undefined;
  // Begins at once, so that the SDK sees the new client take the place of a closed one.
  last?.close().then(undefined, (error: unknown) => report("recordSentry()", "the last recording could not be closed", error));
  return (current.recording = openRecording(options));
}

const current = shared("testing.recording", () => ({ recording: undefined as SentryRecording | undefined }));
