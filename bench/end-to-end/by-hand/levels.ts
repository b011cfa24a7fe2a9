import { userMention } from "discord.js";
import type { SlashCommand } from "../../../examples/moderation-bot/routes.js";
import { acknowledged } from "./acknowledgement.js";
import { inCog } from "./in-cog.js";
import type { LevelRepository } from "./level-repository.js";

/** The example's cog of that name, as far as the benchmark asks it. */
export class Levels {
  readonly #levels: LevelRepository;

  constructor(levels: LevelRepository) {
    this.#levels = levels;
  }

  async give(interaction: SlashCommand): Promise<void> {
    const amount = interaction.options.getInteger("amount", true);
    const call = { name: "levels.give", function: "Levels.give", tags: { "cog.name": "levels" }, attributes: { "xp.amount": amount } };
    await inCog(call, async () => {
      const user = interaction.options.getUser("user", true);
      const experience = await this.#levels.add(interaction.guildId, user.id, amount);
      await interaction.reply(`${userMention(user.id)} has ${experience} experience now.`);
      acknowledged(interaction, "reply");
    });
  }
}
