import { CaptureErrors } from "cogscope";
import { MessageFlags, type Interaction, type Message } from "discord.js";
import type { EntryPoints } from "./entry-points.js";
import { errorAnswer } from "./error-answer.js";
import { prefixName } from "./names.js";
import type { AllRoutes, GuildMessage } from "./routes.js";

type GuildInteraction = Interaction<"cached">;

/** Takes what the client emits, hands it to an entry point, and answers the user when that fails. Never rejects. */
export class Dispatcher {
  readonly #entryPoints: EntryPoints;
  readonly #routes: AllRoutes;
  readonly #running = new Set<Promise<void>>();

  constructor(routes: AllRoutes, entryPoints: EntryPoints) {
    this.#routes = routes;
    this.#entryPoints = entryPoints;
  }

  readonly onInteraction = (interaction: Interaction): void => {
    if (!interaction.inCachedGuild()) return;
    this.#run(this.#interact(interaction).catch(async (error: unknown) => this.answerInteraction(error, interaction)));
  };

  readonly onMessage = (message: Message): void => {
    if (!message.inGuild() || message.author.bot) return;
    this.#run(this.#hear(message).catch(async (error: unknown) => this.answerMessage(error, message)));
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
    if (interaction.isChatInputCommand()) await this.#entryPoints.command(interaction);
    else if (interaction.isUserContextMenuCommand()) await this.#entryPoints.userMenu(interaction);
    else if (interaction.isAutocomplete()) await this.#entryPoints.autocomplete(interaction);
    else if (interaction.isButton()) await this.#entryPoints.button(interaction);
    else if (interaction.isModalSubmit()) await this.#entryPoints.modal(interaction);
  }

  async #hear(message: GuildMessage): Promise<void> {
    const name = prefixName(message);
    if (name !== undefined && this.#routes.prefixes.has(name)) await this.#entryPoints.prefixCommand(message);
    else await Promise.all(this.#routes.messages.map(async (listener) => listener(message)));
  }

  #run(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }
}
