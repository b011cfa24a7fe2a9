import * as Sentry from "@sentry/node";
import { Span, Transaction } from "../../src/index.js";
import { record, sent } from "./recording.js";

class Cases {
  @Transaction("discord.command", { name: "command" })
  command(): void {
    Sentry.startSpan({ name: "by hand" }, (span) => {
      span.end();
      this.look();
    });
  }

  @Span("db.query", { name: "look" })
  look(): void {}
}

/** What stands round the span of a method that is called where the active span has ended: by name. */
export async function parentUnderAnEndedSpan(options: Sentry.NodeOptions): Promise<string | undefined> {
  const recording = record({ tracesSampleRate: 1, ...options });
  new Cases().command();
  await sent();
  const parent = recording.span("look").parentSpanId;
  return recording.spans.find(({ spanId }) => spanId === parent)?.name;
}
