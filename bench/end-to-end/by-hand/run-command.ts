import * as Sentry from "@sentry/node";
import type { SlashCommand } from "../../../examples/moderation-bot/routes.js";
import { acknowledged, ageOf, recordAcknowledgement } from "./acknowledgement.js";
import { captureFailure, errorName, eventIdOf } from "./capture-failure.js";
import { commandContext, commandTags, commandUser } from "./command-facts.js";
import { UserError } from "../../../examples/moderation-bot/user-error.js";

/** Runs a command in scopes and a trace of its own, and answers the user when it fails. */
export async function runCommand(interaction: SlashCommand, run: () => Promise<void>): Promise<void> {
  await Sentry.withIsolationScope(async (scope) => {
    const tags = commandTags(interaction);
    scope.setTags(tags).setAttributes(tags);
    scope.setUser(commandUser(interaction));
    scope.setContext("interaction", commandContext(interaction));
    const name = String(tags["command.name"]);
    const attributes = { "discord.interaction.id": interaction.id, "discord.handler_delay": ageOf(interaction) };
    await Sentry.startNewTrace(async () =>
      Sentry.startSpan({ name: `command.${name}`, op: "discord.command", attributes }, async (span) => {
        const begun = performance.now();
        let errorType: string | undefined;
        try {
          await run();
        } catch (error) {
          if (!(error instanceof UserError)) {
            captureFailure(error);
            errorType = errorName(error);
          }
          await answer(interaction, error);
        }
        recordAcknowledgement(interaction, span, name);
        recordOutcome(scope, span, name, performance.now() - begun, errorType);
      }),
    );
  });
}

async function answer(interaction: SlashCommand, error: unknown): Promise<void> {
  const content =
    error instanceof UserError ? error.message : `Something went wrong. Tell the team this id: \`${eventIdOf(error) ?? "unknown"}\``;
  try {
    if (interaction.deferred) return void (await interaction.editReply({ content }));
    await interaction.reply({ content, flags: 64 });
    acknowledged(interaction, "reply");
  } catch (failure) {
    captureFailure(failure);
  }
}

/** How a command ended: on its scope, on its span, and in the metrics. */
function recordOutcome(scope: Sentry.Scope, span: Sentry.Span, command: string, duration: number, errorType: string | undefined): void {
  const success = errorType === undefined;
  if (success) scope.setTags({ "command.success": true }).setAttributes({ "command.success": true });
  span.setAttributes({ "command.success": success, ...(!success && { "command.error_type": errorType, "error.type": errorType }) });
  if (!success) span.setStatus({ code: 2, message: "internal_error" });
  const attributes = { command, command_type: "slash", success, ...(!success && { error_type: errorType }) };
  Sentry.metrics.distribution("bot.command.execution_time", duration, { unit: "millisecond", attributes });
  Sentry.metrics.count("bot.command.usage", 1, { attributes });
  if (!success) Sentry.metrics.count("bot.command.failures", 1, { attributes });
}
