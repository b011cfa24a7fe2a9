/* eslint-disable @typescript-eslint/ban-ts-comment */
// @ts-nocheck -- compiled by the test, in the legacy dialect.
import { Instrumented, setTag, Tag } from "cogscope";
import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import {
  ButtonComponent,
  ContextMenu,
  Discord,
  ModalComponent,
  Reaction,
  SelectMenuComponent,
  SimpleCommand,
  SimpleCommandOption,
  SimpleCommandOptionType,
  Slash,
  SlashGroup,
  SlashOption,
} from "discordx";

/** One handler of each kind. Each answers and then breaks where it is told to. */
export const desk = { breaks: false };

const finish = (what) => {
  setTag("finished", what);
  if (desk.breaks) throw new Error(`${what} is broken`);
};

@Discord()
@Instrumented({ name: "desk" })
@Tag("feature", "desk")
export class Desk {
  @ButtonComponent({ id: /^case:\d+:close$/ })
  async close(interaction) {
    await interaction.update("closed");
    finish("close");
  }

  @SelectMenuComponent({ id: "pick" })
  async pick(interaction) {
    await interaction.reply("picked");
    finish("pick");
  }

  @ModalComponent({ id: "warn" })
  async warn(interaction) {
    await interaction.reply("warned");
    finish("warn");
  }

  @ContextMenu({ name: "Look up", type: ApplicationCommandType.User })
  async lookUp(interaction) {
    await interaction.reply("looked up");
    finish("lookUp");
  }

  @ContextMenu({ name: "Report", type: ApplicationCommandType.Message })
  async report(interaction) {
    await interaction.reply("reported");
    finish("report");
  }

  @SimpleCommand({ name: "ping", aliases: ["pong"], prefix: "?" })
  async ping(@SimpleCommandOption({ name: "text", type: SimpleCommandOptionType.String }) text, command) {
    await command.message.reply("pinged");
    finish("ping");
  }

  @SimpleCommand({ name: "case list" })
  async list(command) {
    await command.message.reply("listed");
    finish("list");
  }

  @Reaction({ emoji: "⭐", partial: true })
  async star(reaction) {
    await reaction.message.channel.send("starred");
    finish("star");
  }

  @Slash({ name: "find", description: "Finds" })
  async find(
    @SlashOption({
      name: "text",
      description: "What",
      type: ApplicationCommandOptionType.String,
      required: true,
      async autocomplete(interaction) {
        await interaction.respond([{ name: this.constructor.name, value: "1" }]);
        finish("complete");
      },
    })
    text,
    @SlashOption({ name: "other", description: "What else", type: ApplicationCommandOptionType.String, autocomplete: true })
    other,
    interaction,
  ) {
    if (interaction.isAutocomplete()) await interaction.respond([]);
    else await interaction.reply("found");
    finish("find");
  }
}

@Discord()
@SlashGroup({ name: "xp", description: "Experience" })
@SlashGroup({ name: "rate", description: "Its rate", root: "xp" })
@SlashGroup("xp")
export class Experience {
  @Slash({ name: "give", description: "Gives some" })
  async give(interaction) {
    await interaction.reply("given");
    finish("give");
  }

  @Slash({ name: "set", description: "Sets it" })
  @SlashGroup("rate", "xp")
  async set(interaction) {
    await interaction.reply("set");
    finish("set");
  }
}
