import { CaptureErrors } from "cogscope";
import { MessageFlags, type Interaction, type Message } from "discord.js";
import { errorAnswer } from "./error-answer.js";
import { commandName, customIdName, prefixName } from "./names.js";
import { handlerOf, type AllRoutes, type GuildMessage } from "./routes.js";

type GuildInteraction = Interaction<"cached">;

/** Takes what the client emits, hands it to a cog, and answers the user when that fails. Never rejects. */
export class Dispatcher {
  readonly #routes: AllRoutes;
  readonly #running = new Set<Promise<void>>();

  constructor(routes: AllRoutes) {
    this.#routes = routes;
  }

  // Both give their promise: a command is over, and its root span ends, when that has settled.
  readonly onInteraction = async (interaction: Interaction): Promise<void> => {
    if (!interaction.inCachedGuild()) return;
    await this.#run(this.#interact(interaction).catch(async (error: unknown) => this.answerInteraction(error, interaction)));
  };

  readonly onMessage = async (message: Message): Promise<void> => {
    if (!message.inGuild() || message.author.bot) return;
    await this.#run(this.#hear(message).catch(async (error: unknown) => this.answerMessage(error, message)));
  };

  /** Resolves when everything that is being worked on is done. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  // An answer that cannot be given (the interaction is too old, the channel is gone) is worth an event, and no crash.
  @CaptureErrors({ context: "error_answer", fallback: undefined })
  private async answerInteraction(error: unknown, interaction: GuildInteraction): Promise<void> {
    const content = errorAnswer(error);
    if (interaction.isAutocomplete()) await interaction.respond([]);
    else if (interaction.deferred) await interaction.editReply({ content });
    else if (interaction.replied) await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
    else await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  }

  @CaptureErrors({ context: "error_answer", fallback: undefined })
  private async answerMessage(error: unknown, message: GuildMessage): Promise<void> {
    await message.reply(errorAnswer(error));
  }

  async #interact(interaction: GuildInteraction): Promise<void> {
    const { commands, userMenus, autocompletes, buttons, modals } = this.#routes;
    if (interaction.isChatInputCommand()) await handlerOf(commands, commandName(interaction))(interaction);
    else if (interaction.isUserContextMenuCommand()) await handlerOf(userMenus, interaction.commandName)(interaction);
    else if (interaction.isAutocomplete()) await handlerOf(autocompletes, commandName(interaction))(interaction);
    else if (interaction.isButton()) await handlerOf(buttons, customIdName(interaction))(interaction);
    else if (interaction.isModalSubmit()) await handlerOf(modals, customIdName(interaction))(interaction);
  }

  async #hear(message: GuildMessage): Promise<void> {
    const name = prefixName(message);
    if (name !== undefined && this.#routes.prefixes.has(name)) await handlerOf(this.#routes.prefixes, name)(message);
    else await Promise.all(this.#routes.messages.map(async (listener) => listener(message)));
  }

  async #run(work: Promise<void>): Promise<void> {
    this.#running.add(work);
    await work.finally(() => this.#running.delete(work));
  }
}
