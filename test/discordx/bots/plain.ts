/* eslint-disable @typescript-eslint/ban-ts-comment */
// @ts-nocheck -- compiled by the test, in the legacy dialect.
import { Discord, Slash } from "discordx";

@Discord()
export class Plain {
  @Slash({ name: "plain", description: "Says nothing of itself" })
  async plain(interaction) {
    await interaction.reply("plain");
    throw new Error("plainly broken");
  }
}
