// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- the tests compile and check it as a Nest project does
// @ts-nocheck
import { Catch, type ExceptionFilter, Injectable, UseFilters, UseInterceptors } from "@nestjs/common";
import { CaptureErrors, Instrumented, Span, SpanData, Tag, Transaction, Uninstrumented } from "cogscope";
import { AutocompleteInterceptor, Context, CustomListener, CustomListenerHandler, SlashCommand, type SlashCommandContext } from "necord";
import type { Message } from "discord.js";

@Injectable()
class Suggestions extends AutocompleteInterceptor {
  async transformOptions() {
    throw new TypeError("no suggestions");
  }
}

@Catch()
class Quiet implements ExceptionFilter {
  async catch() {
    return undefined;
  }
}

/** The words stand below Nest's decorators and above them. */
@Injectable()
@Instrumented({ name: "moderation" })
@Tag("feature", "moderation")
export class Moderation {
  @SlashCommand({ name: "ban", description: "bans" })
  @Tag("guild_id_read", ([interaction]: SlashCommandContext) => interaction.guildId)
  @CaptureErrors({ context: "moderation" })
  async ban(@Context() [interaction]: SlashCommandContext) {
    await interaction.reply("banned");
    throw new TypeError("broken");
  }

  @CaptureErrors({ fallback: "nothing" })
  @SlashCommand({ name: "fallback", description: "falls back" })
  async fallback(@Context() [interaction]: SlashCommandContext): Promise<string> {
    await interaction.reply("before");
    throw new TypeError("fell");
  }
}

@Injectable()
export class Levels {
  @Span("db.query", { name: "Fetch level" })
  @SlashCommand({ name: "level", description: "shows" })
  async level(@Context() [interaction]: SlashCommandContext) {
    await interaction.reply("5");
  }

  @SlashCommand({ name: "rank", description: "shows" })
  @Tag("guild_id_read", ([interaction]: SlashCommandContext) => interaction.guildId)
  @SpanData("of", ([interaction]: SlashCommandContext) => interaction.user.username)
  async rank(@Context() [interaction]: SlashCommandContext) {
    await interaction.reply("1");
  }

  @Transaction("discord.command", { name: "own name" })
  @SlashCommand({ name: "entry", description: "an entry point" })
  async entry(@Context() [interaction]: SlashCommandContext) {
    await interaction.reply("in");
  }

  @UseFilters(Quiet)
  @UseInterceptors(Suggestions)
  @SlashCommand({ name: "search", description: "searches" })
  @CaptureErrors({ context: "levels" })
  async search(@Context() [interaction]: SlashCommandContext) {
    await interaction.reply("found");
  }

  @Uninstrumented
  @SlashCommand({ name: "silent", description: "says nothing" })
  async silent(@Context() [interaction]: SlashCommandContext) {
    await interaction.reply("…");
  }
}

abstract class Greeter {
  abstract readonly greeting: string;

  @Tag("greeted", true)
  async greet(@Context() [interaction]: SlashCommandContext) {
    await interaction.reply(this.greeting);
  }
}

@Injectable()
export class English extends Greeter {
  readonly greeting = "hello";

  @SlashCommand({ name: "english", description: "greets" })
  override async greet(@Context() context: SlashCommandContext) {
    await super.greet(context);
  }
}

/** necord calls these itself, past Nest. */
@CustomListener("messageDelete")
@Injectable()
export class OwnListener {
  @CustomListenerHandler()
  @CaptureErrors({ context: "own_listener", fallback: undefined })
  async deleted([message]: [Message]) {
    throw new RangeError(`deleted by ${message.client.user.username}`);
  }
}

export const providers = [Suggestions, Moderation, Levels, English, OwnListener];
