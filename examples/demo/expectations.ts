import type { Received, ReceivedItem } from "cogscope/view";
import { missingErrors } from "./checks/errors.js";
import { leakedSecrets } from "./checks/secrets.js";
import { missingLogs } from "./checks/logs.js";
import { missingSpans } from "./checks/spans.js";
import { missingTraces } from "./checks/traces.js";
import { mixedUsers } from "./checks/users.js";
import type { Evening } from "./evening.js";
import { SCRIPT } from "./script.js";

/** What was played, and what came of it. */
export interface Outcome {
  readonly evening: Evening;
  readonly received: Received;
  /** Each item as it was sent. */
  readonly items: readonly ReceivedItem[];
}

/** What should have arrived and did not, or did and should not have, a sentence each. */
export function missing({ evening, received, items }: Outcome): string[] {
  return [
    ...evening.mishaps,
    ...missingTraces(SCRIPT, received),
    ...missingSpans(received),
    ...mixedUsers(evening.deeds, received),
    ...missingErrors(SCRIPT, evening.deeds, received),
    ...missingLogs(received),
    ...leakedSecrets(evening.secrets, items),
  ];
}
