import {
  ApplicationCommandType,
  ContextMenuCommandBuilder,
  PermissionFlagsBits,
  SlashCommandBuilder,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";

const { BanMembers, ModerateMembers } = PermissionFlagsBits;

/** What Discord is told about the commands of the moderation cog. */
export const MODERATION_COMMANDS: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  new SlashCommandBuilder()
    .setName("ban")
    .setDescription("Bans somebody")
    .setDefaultMemberPermissions(BanMembers)
    .addUserOption((option) => option.setName("user").setDescription("Whom").setRequired(true))
    .addStringOption((option) => option.setName("reason").setDescription("Why")),
  new SlashCommandBuilder()
    .setName("warn")
    .setDescription("Warns somebody")
    .setDefaultMemberPermissions(ModerateMembers)
    .addUserOption((option) => option.setName("user").setDescription("Whom").setRequired(true)),
  new SlashCommandBuilder()
    .setName("cases")
    .setDescription("Lists somebody's cases")
    .addUserOption((option) => option.setName("user").setDescription("Whose, if not your own")),
  new SlashCommandBuilder()
    .setName("search")
    .setDescription("Searches the reasons of all cases")
    .addStringOption((option) => option.setName("pattern").setDescription("A regular expression").setRequired(true).setAutocomplete(true)),
  new ContextMenuCommandBuilder().setName("Show cases").setType(ApplicationCommandType.User),
].map((command) => command.toJSON());
