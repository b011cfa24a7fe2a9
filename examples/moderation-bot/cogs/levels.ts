import { CaptureErrors, Instrumented, SpanData, Uninstrumented } from "cogscope";
import { userMention } from "discord.js";
import type { LevelRepository } from "../database/level-repository.js";
import type { Cog, GuildMessage, Routes, SlashCommand } from "../routes.js";
import { LEVEL_COMMANDS } from "./level-commands.js";

const EXPERIENCE_PER_MESSAGE = 20;
const EXPERIENCE_PER_LEVEL = 100;

const levelOf = (experience: number): number => Math.floor(experience / EXPERIENCE_PER_LEVEL);

@Instrumented({ name: "levels" })
export class Levels implements Cog {
  readonly #levels: LevelRepository;

  constructor(levels: LevelRepository) {
    this.#levels = levels;
  }

  readonly routes: Routes = {
    definitions: LEVEL_COMMANDS,
    commands: { "xp give": async (interaction) => this.give(interaction) },
    prefixes: { rank: async (message) => this.rank(message) },
    messages: async (message) => this.onMessage(message),
  };

  async rank(message: GuildMessage): Promise<void> {
    const experience = await this.#levels.ofUser(message.guildId, message.author.id);
    await message.reply(`You are level ${levelOf(experience)} with ${experience} experience.`);
  }

  // Errors are not captured here: what no cog has captured, the dispatcher captures.
  @SpanData("xp.amount", (interaction: SlashCommand) => interaction.options.getInteger("amount"))
  async give(interaction: SlashCommand): Promise<void> {
    const user = interaction.options.getUser("user", true);
    const amount = interaction.options.getInteger("amount", true);
    const experience = await this.#levels.add(interaction.guildId, user.id, amount);
    await interaction.reply(`${userMention(user.id)} has ${experience} experience now.`);
  }

  // Every message comes through here and nobody waits for it: a trace for each would only cost. Its errors still matter.
  @Uninstrumented
  @CaptureErrors({ context: "levels", fallback: undefined })
  async onMessage(message: GuildMessage): Promise<void> {
    const experience = await this.#levels.add(message.guildId, message.author.id, EXPERIENCE_PER_MESSAGE);
    const before = experience - EXPERIENCE_PER_MESSAGE;
    if (levelOf(experience) > levelOf(before)) await message.reply(`You reached level ${levelOf(experience)}!`);
  }
}
