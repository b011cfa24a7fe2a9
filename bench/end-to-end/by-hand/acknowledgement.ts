import * as Sentry from "@sentry/node";
import type { SlashCommand } from "../../../examples/moderation-bot/routes.js";

type Kind = "reply" | "defer" | "modal";

interface Acknowledgement {
  readonly kind: Kind;
  /** In ms since the interaction's creation. */
  readonly age: number;
}

const SLOW_MS = 2500;

const acknowledgements = new WeakMap<object, Acknowledgement>();

export const ageOf = ({ createdTimestamp }: SlashCommand): number => Math.max(0, Date.now() - createdTimestamp);

/** To be called when Discord has taken the first answer to an interaction. */
export function acknowledged(interaction: SlashCommand, kind: Kind): void {
  if (!acknowledgements.has(interaction)) acknowledgements.set(interaction, { kind, age: ageOf(interaction) });
}

/** Says on the command's span and in a metric how soon it was answered. */
export function recordAcknowledgement(interaction: SlashCommand, span: Sentry.Span, command: string): void {
  const { kind, age } = acknowledgements.get(interaction) ?? {};
  if (kind === undefined || age === undefined) return;
  const timeliness = age >= SLOW_MS ? "slow" : "in_time";
  span.setAttributes({ "discord.acknowledged": timeliness, "discord.ack_time": age, "discord.ack_type": kind });
  Sentry.metrics.distribution("bot.interaction.ack_time", age, {
    unit: "millisecond",
    attributes: { command, command_type: "slash", ack_type: kind, acknowledged: timeliness },
  });
}
