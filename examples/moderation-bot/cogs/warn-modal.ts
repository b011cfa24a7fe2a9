import { ActionRowBuilder, ModalBuilder, TextInputBuilder, TextInputStyle, type User } from "discord.js";
import type { ModalSubmit } from "../routes.js";

const REASON = "reason";

/** The form that asks for the reason of a warning. */
export function warnModal(target: User): ModalBuilder {
  const reason = new TextInputBuilder().setCustomId(REASON).setLabel("Reason").setStyle(TextInputStyle.Paragraph);
  return new ModalBuilder()
    .setCustomId(`warn:${target.id}`)
    .setTitle(`Warn ${target.displayName}`)
    .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(reason));
}

export function warnReason(interaction: ModalSubmit): string {
  return interaction.fields.getTextInputValue(REASON);
}
