// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- the tests compile and check it as a Nest project does
// @ts-nocheck
import { Injectable, UseInterceptors } from "@nestjs/common";
import { ChannelType, type GuildMember } from "discord.js";
import {
  AutocompleteInterceptor,
  Button,
  type ButtonContext,
  ComponentParam,
  Context,
  type ContextOf,
  createCommandGroupDecorator,
  MessageCommand,
  type MessageCommandContext,
  Modal,
  type ModalContext,
  IntegerOption,
  On,
  Once,
  Options,
  SelectedStrings,
  SlashCommand,
  type SlashCommandContext,
  StringOption,
  StringSelect,
  type StringSelectContext,
  Subcommand,
  TextCommand,
  type TextCommandContext,
  UserCommand,
  type UserCommandContext,
} from "necord";

export class Ledger {
  readonly joined: string[] = [];
  running = 0;

  async entry(text: string): Promise<string> {
    this.running++;
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (text === "broken") throw new TypeError("the ledger is broken");
    return `noted: ${text}`;
  }
}
Injectable()(Ledger);

class Search {
  @StringOption({ name: "query", description: "what for", autocomplete: true })
  query!: string;
}

@Injectable()
class Suggestions extends AutocompleteInterceptor {
  constructor(private readonly ledger: Ledger) {
    super();
  }

  async transformOptions(interaction: Parameters<AutocompleteInterceptor["transformOptions"]>[0]) {
    await this.ledger.entry(interaction.options.getFocused());
    return interaction.respond([{ name: "a choice", value: "a" }]);
  }
}

@Injectable()
export class Commands {
  constructor(private readonly ledger: Ledger) {}

  @SlashCommand({ name: "ping", description: "pong" })
  async ping(@Context() [interaction]: SlashCommandContext) {
    return interaction.reply(await this.ledger.entry("ping"));
  }

  @SlashCommand({ name: "break", description: "fails" })
  async break(@Context() [interaction]: SlashCommandContext) {
    return interaction.reply(await this.ledger.entry("broken"));
  }

  @UseInterceptors(Suggestions)
  @SlashCommand({ name: "search", description: "finds" })
  async search(@Context() [interaction]: SlashCommandContext, @Options() { query }: Search) {
    return interaction.reply(await this.ledger.entry(query));
  }

  @UserCommand({ name: "Show cases" })
  async cases(@Context() [interaction]: UserCommandContext) {
    return interaction.reply(await this.ledger.entry("cases"));
  }

  @MessageCommand({ name: "Report" })
  async report(@Context() [interaction]: MessageCommandContext) {
    return interaction.reply(await this.ledger.entry("report"));
  }

  @Button("case/:id/close")
  async close(@Context() [interaction]: ButtonContext, @ComponentParam("id") id: string) {
    return interaction.update(await this.ledger.entry(id));
  }

  @StringSelect("pick")
  async pick(@Context() [interaction]: StringSelectContext, @SelectedStrings() selected: string[]) {
    return interaction.update(await this.ledger.entry(selected.join()));
  }

  @Modal("warn/:id")
  async warn(@Context() [interaction]: ModalContext) {
    return interaction.reply(await this.ledger.entry("warned"));
  }

  @TextCommand({ name: "hello", description: "greets", aliases: ["hi"] })
  async hello(@Context() [message]: TextCommandContext) {
    return message.reply(await this.ledger.entry("hello"));
  }
}

const XpCommand = createCommandGroupDecorator({ name: "xp", description: "levels" });

class Give {
  @IntegerOption({ name: "amount", description: "how much", required: true })
  amount!: number;
}

@XpCommand()
@Injectable()
export class XpCommands {
  constructor(private readonly ledger: Ledger) {}

  @Subcommand({ name: "give", description: "gives" })
  async give(@Context() [interaction]: SlashCommandContext, @Options() { amount }: Give) {
    return interaction.reply(await this.ledger.entry(String(amount)));
  }
}

@XpCommand({ name: "rates", description: "what is worth what" })
@Injectable()
export class RateCommands {
  constructor(private readonly ledger: Ledger) {}

  @Subcommand({ name: "set", description: "sets" })
  async set(@Context() [interaction]: SlashCommandContext) {
    return interaction.reply(await this.ledger.entry("set"));
  }
}

@Injectable()
export class Events {
  constructor(private readonly ledger: Ledger) {}

  @On("guildMemberAdd")
  async joined(@Context() [member]: ContextOf<"guildMemberAdd">) {
    this.ledger.joined.push(member.user.username);
    await this.ledger.entry("broken");
  }

  @Once("channelCreate")
  async channel(@Context() [channel]: ContextOf<"channelCreate">) {
    if (channel.type === ChannelType.GuildText) await this.ledger.entry("broken");
  }

  /** necord's own event, which it emits inside guildMemberUpdate. */
  @On("guildMemberNicknameUpdate")
  async renamed(@Context() [member, before, after]: [GuildMember, string, string]) {
    this.ledger.joined.push(`${member.user.username}: ${before} → ${after}`);
    await this.ledger.entry("broken");
  }
}

export const providers = [Ledger, Suggestions, Commands, XpCommands, RateCommands, Events];
