/* eslint-disable @typescript-eslint/ban-ts-comment */
// @ts-nocheck -- discordx decorates parameters, which the legacy dialect alone can: compiled by the test, in that dialect.
import { Breadcrumb, CaptureErrors, Context, Instrumented, Tag, Uninstrumented } from "cogscope";
import { ApplicationCommandOptionType } from "discord.js";
import { Discord, Slash, SlashOption } from "discordx";

@Discord()
@Instrumented({ name: "economy", exclude: ["excluded"] })
@Tag("feature", "economy")
@Breadcrumb("in the economy")
@CaptureErrors({ context: "economy" })
export class Economy {
  currency = "gold";

  @Tag("where", "above")
  @Context("payment", (amount, interaction) => ({ amount, id: interaction.id }))
  @Slash({ name: "above", description: "Words stand above" })
  async above(
    @SlashOption({ name: "amount", description: "How much", type: ApplicationCommandOptionType.Integer, required: true }) amount,
    interaction,
  ) {
    return this.pay(amount, interaction);
  }

  @Slash({ name: "below", description: "Words stand below" })
  @Tag("where", "below")
  @Context("payment", function (amount, interaction) {
    return { amount, id: interaction.id, currency: this.currency };
  })
  async below(
    @SlashOption({ name: "amount", description: "How much", type: ApplicationCommandOptionType.Integer, required: true }) amount,
    interaction,
  ) {
    return this.pay(amount, interaction);
  }

  @Slash({ name: "under", description: "Says nothing of its own" })
  async under(
    @SlashOption({ name: "amount", description: "How much", type: ApplicationCommandOptionType.Integer, required: true }) amount,
    interaction,
  ) {
    return this.pay(amount, interaction);
  }

  @Slash({ name: "fallback", description: "Answers in any case" })
  @CaptureErrors({ fallback: "fallen back", onError: (_, id, interaction) => interaction.reply(`Broken: ${id}`) })
  async fallback() {
    throw new Error("no gold");
  }

  @Slash({ name: "excluded", description: "Has no span" })
  async excluded(interaction) {
    return this.pay(1, interaction);
  }

  @Uninstrumented
  @Slash({ name: "silent", description: "Has nothing of the class" })
  async silent(interaction) {
    await interaction.reply("silent");
    throw new Error("silent");
  }

  @Uninstrumented
  async pay(amount, interaction) {
    await interaction.reply(`${amount} ${this.currency}`);
    if (amount > 100) throw new Error("too much gold");
    return amount;
  }
}
