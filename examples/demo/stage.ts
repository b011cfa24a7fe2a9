import type { Answer } from "../loopback-discord/answer.js";
import type { LoopbackDiscord } from "../loopback-discord/loopback-discord.js";
import type { OptionValues } from "../loopback-discord/payloads/command-options.js";
import type { LoopbackUser } from "../loopback-discord/users.js";

/** One thing that somebody did, and what they were told. */
export interface Deed {
  /** Of the interaction or message. */
  readonly id: string;
  readonly user: LoopbackUser;
  readonly answer: Answer;
}

/** Where the script is played: each deed waits for the bot's answer, and who did what is kept. */
export class Stage {
  readonly discord: LoopbackDiscord;
  readonly deeds: Deed[] = [];
  readonly #onDeed: () => void;

  constructor(discord: LoopbackDiscord, onDeed: () => void) {
    this.discord = discord;
    this.#onDeed = onDeed;
  }

  async slash(user: LoopbackUser, name: string, options?: OptionValues): Promise<Answer> {
    return this.#answered(user, this.discord.slash(user, name, options));
  }

  async autocomplete(user: LoopbackUser, name: string, focused: string, value: string): Promise<Answer> {
    return this.#answered(user, this.discord.autocomplete(user, name, focused, value));
  }

  async userMenu(user: LoopbackUser, name: string, target: LoopbackUser): Promise<Answer> {
    return this.#answered(user, this.discord.userMenu(user, name, target));
  }

  async button(user: LoopbackUser, customId: string): Promise<Answer> {
    return this.#answered(user, this.discord.button(user, customId));
  }

  async modal(user: LoopbackUser, customId: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.#answered(user, this.discord.modal(user, customId, fields));
  }

  async message(user: LoopbackUser, content: string): Promise<Answer> {
    return this.#answered(user, this.discord.message(user, content));
  }

  /** Several messages that the bot only hears; resolves with the one answer it gives to one of them. */
  async chatter(user: LoopbackUser, lines: readonly string[]): Promise<Answer> {
    return this.discord.answerToAny(lines.map((line) => this.discord.message(user, line)));
  }

  async #answered(user: LoopbackUser, id: string): Promise<Answer> {
    const answer = await this.discord.answerTo(id);
    this.deeds.push({ id, user, answer });
    this.#onDeed();
    return answer;
  }
}
