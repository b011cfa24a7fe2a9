import { guard } from "../../runtime/guard.js";
import type { Frame } from "../../runtime/frame.js";
import type { Command } from "./command.js";
import { originOf, rememberOrigin } from "./origins.js";

/** Links a press to the command whose message it sits on. */
export function linkToOrigin(source: object, { span }: Frame): void {
  if (span === undefined) return;
  guard("cogscope/discord", "linking a component to its command", () => {
    const origin = originOf(source);
    if (origin === undefined) return;
    if (origin.context) span.addLink({ context: origin.context, attributes: { "sentry.link.type": "previous_trace" } });
    span.setAttributes({ "discord.origin.command": origin.command, "discord.origin.trace_id": origin.traceId });
  });
}

/** Remembers a command for the messages that it makes. */
export function rememberCommand(id: string, { spanName }: Command, { span, scope }: Frame): void {
  const context = span?.spanContext();
  const traceId = context?.traceId ?? scope.getPropagationContext().traceId;
  rememberOrigin(id, { command: spanName, traceId, context: span?.isRecording() === true ? context : undefined });
}
