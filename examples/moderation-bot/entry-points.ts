import { compose, Context, getActiveSpan, SpanData, Tag, Transaction, User } from "cogscope";
import { commandName, customIdName, prefixName } from "./names.js";
import {
  handlerOf,
  type AllRoutes,
  type Autocomplete,
  type Button,
  type GuildMessage,
  type ModalSubmit,
  type SlashCommand,
  type UserMenu,
} from "./routes.js";

type FromMember = SlashCommand | UserMenu | Autocomplete | Button | ModalSubmit;

/** Who asks for it, and where. */
const Interaction = compose(
  User((interaction: FromMember) => interaction.member),
  Tag("guild_id", (interaction: FromMember) => interaction.guildId),
  SpanData("discord.interaction.id", (interaction: FromMember) => interaction.id),
  Context("interaction", (interaction: FromMember) => ({
    interaction_id: interaction.id,
    channel_id: interaction.channelId,
    channel_name: interaction.channel?.name,
    guild_name: interaction.guild.name,
  })),
);

/** Names the open trace. A name is for grouping: it holds what the bot's author wrote, never what a user did. */
function nameTrace(name: string): void {
  getActiveSpan()?.updateName(name.replaceAll(" ", "."));
}

/** What a user waits for: each call is a trace of its own, with a scope of its own. */
export class EntryPoints {
  readonly #routes: AllRoutes;

  constructor(routes: AllRoutes) {
    this.#routes = routes;
  }

  @Transaction("discord.command")
  @Interaction
  @Tag("command.name", commandName)
  @Tag("command.type", "slash")
  async command(interaction: SlashCommand): Promise<void> {
    const name = commandName(interaction);
    nameTrace(`command.${name}`);
    await handlerOf(this.#routes.commands, name)(interaction);
  }

  @Transaction("discord.command")
  @Interaction
  @Tag("command.name", (interaction: UserMenu) => interaction.commandName)
  @Tag("command.type", "user menu")
  async userMenu(interaction: UserMenu): Promise<void> {
    nameTrace(`menu.${interaction.commandName}`);
    await handlerOf(this.#routes.userMenus, interaction.commandName)(interaction);
  }

  @Transaction("discord.autocomplete")
  @Interaction
  @Tag("command.name", commandName)
  async autocomplete(interaction: Autocomplete): Promise<void> {
    const name = commandName(interaction);
    nameTrace(`autocomplete.${name}`);
    await handlerOf(this.#routes.autocompletes, name)(interaction);
  }

  @Transaction("discord.component")
  @Interaction
  @Tag("component.name", customIdName)
  async button(interaction: Button): Promise<void> {
    const name = customIdName(interaction);
    nameTrace(`button.${name}`);
    await handlerOf(this.#routes.buttons, name)(interaction);
  }

  @Transaction("discord.modal")
  @Interaction
  @Tag("component.name", customIdName)
  async modal(interaction: ModalSubmit): Promise<void> {
    const name = customIdName(interaction);
    nameTrace(`modal.${name}`);
    await handlerOf(this.#routes.modals, name)(interaction);
  }

  @Transaction("discord.command")
  @User((message: GuildMessage) => message.member ?? message.author)
  @Tag("guild_id", (message: GuildMessage) => message.guildId)
  @SpanData("discord.message.id", (message: GuildMessage) => message.id)
  @Tag("command.name", prefixName)
  @Tag("command.type", "prefix")
  async prefixCommand(message: GuildMessage): Promise<void> {
    const name = prefixName(message) ?? "";
    nameTrace(`command.${name}`);
    await handlerOf(this.#routes.prefixes, name)(message);
  }
}
