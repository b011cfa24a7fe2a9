import { PermissionFlagsBits, SlashCommandBuilder, type RESTPostAPIApplicationCommandsJSONBody } from "discord.js";

/** What Discord is told about the commands of the levels cog. */
export const LEVEL_COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  new SlashCommandBuilder()
    .setName("xp")
    .setDescription("Experience")
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((give) =>
      give
        .setName("give")
        .setDescription("Gives somebody experience")
        .addUserOption((option) => option.setName("user").setDescription("Whom").setRequired(true))
        .addIntegerOption((option) => option.setName("amount").setDescription("How much").setRequired(true)),
    )
    .toJSON(),
];
