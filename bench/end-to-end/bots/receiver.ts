import { startReceiver, type Received } from "cogscope/view";
import { answerParent } from "./answer-parent.js";

/** What a receiver has got. */
export type Taken = Pick<Received, "errors" | "spans" | "logs" | "metrics">;

/** Takes what the bots send; a process of its own, so that its work counts for nobody. */
async function main(): Promise<void> {
  const { keep } = JSON.parse(process.argv[2] ?? "{}") as { keep: number };
  const { dsn, received } = await startReceiver({ keep });
  const { errors, spans, logs, metrics } = received;
  answerParent({ taken: () => Promise.resolve({ errors, spans, logs, metrics } satisfies Taken) });
  process.send?.(dsn);
}

void main();
