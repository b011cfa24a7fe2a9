import { toTagValue } from "../runtime/values/tag-value.js";
import { guard } from "../runtime/guard.js";
import { getGlobalScope } from "../sentry/sdk.js";

/**
 * Says in which phase of its set-up the whole process is: tags `setup_phase` and `setup_status` on all that is sent until the next
 * call; `null` when the bot is up. The one function that writes for the whole process, since a phase is the process's.
 *
 * Status: free text, default `started`.
 *
 * @example
 * setSetupPhase("database");
 * setSetupPhase("database", "finished");
 * setSetupPhase(null);
 */
export function setSetupPhase(phase: string | null, status = "started"): void {
  guard("setSetupPhase()", "setting the phase", () => {
    const scope = getGlobalScope();
    const sent = { setup_phase: toTagValue(phase), setup_status: phase === null ? undefined : toTagValue(status) };
    scope.setTags(sent).setAttributes(sent);
  });
}
