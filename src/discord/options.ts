import type { Message } from "discord.js";
import { checkNames, codes, flag, fn, isOptions, texts, time } from "../runtime/check-option.js";
import { customIdTemplate } from "./commands/custom-id.js";
import type { PrefixOptions } from "./commands/prefix-command.js";
import type { Recorded } from "./commands/recorded.js";

/**
 * Options of {@link instrumentClient}; all may be left out.
 *
 * @example
 * instrumentClient(client, { prefixes: ["!"], optionValues: ["amount"], slowAcknowledgement: 2000 });
 */
export interface DiscordOptions {
  /** What prefix commands begin with. The word behind it is taken as the command's name, known to the bot or not. Default: none. */
  readonly prefixes?: string | readonly string[];
  /** Reads a message as a command: its name, or nothing. Only names that the bot knows keep the traces few. Default: by `prefixes`. */
  readonly prefixCommand?: (message: Message) => string | null | undefined;
  /** Records the words behind a prefix command. Default: false. */
  readonly prefixArguments?: boolean;
  /** The options of slash commands whose values are recorded: `amount` in any command, `xp give.amount` in one. Default: none. */
  readonly optionValues?: readonly string[];
  /** Makes a template of few values of a custom id. Default: `case:123:close` becomes `case:{id}:close`. */
  readonly customId?: (customId: string) => string;
  /** Records the raw custom id too, as the attribute `discord.custom_id` and in the context. Default: true. */
  readonly rawCustomIds?: boolean;
  /** Discord's error codes that are no fault: no event, `command.success` stays true, still thrown. Default: 50007 (the user takes no messages). */
  readonly droppedCodes?: readonly number[];
  /** Discord's error codes that become a warning. Default: 10062 (too late), 10008 (the message is gone), 50001 and 50013 (missing access or permissions). */
  readonly warningCodes?: readonly number[];
  /** From when on an acknowledgement is slow, in ms since the interaction's creation; Discord waits 3000. Default: 2500. */
  readonly slowAcknowledgement?: number;
  /** After how many ms a command that has not finished is reported and let go; 0 for never. Default: 900 000, an interaction token's 15 minutes. */
  readonly commandTimeout?: number;
  /** How often the gateway's ping is measured, in ms; 0 for never. Default: 60 000. */
  readonly pingInterval?: number;
}

/** The same as it is used. */
export interface CheckedOptions extends Recorded, PrefixOptions {
  readonly customId: (customId: string) => string;
  readonly droppedCodes: ReadonlySet<number>;
  readonly warningCodes: ReadonlySet<number>;
  readonly slowAcknowledgement: number;
  readonly commandTimeout: number;
  readonly pingInterval: number;
}

/** Checks what was given and fills in the rest. */
export function checkedOptions(options: DiscordOptions): CheckedOptions {
  isOptions(options, 'Write { prefixes: ["!"] }');
  const result: CheckedOptions = {
    prefixes: texts(options.prefixes === undefined ? [] : [options.prefixes].flat(), "prefixes", "a prefix", 'Write prefixes: ["!"]'),
    prefixCommand: fn(options.prefixCommand, "prefixCommand"),
    prefixArguments: flag(options.prefixArguments, "prefixArguments"),
    optionValues: new Set(texts(options.optionValues ?? [], "optionValues", "an option", 'Write optionValues: ["amount"]')),
    customId: fn(options.customId, "customId") ?? customIdTemplate,
    rawCustomIds: flag(options.rawCustomIds, "rawCustomIds", true),
    droppedCodes: codes(options.droppedCodes ?? [50007], "droppedCodes"),
    warningCodes: codes(options.warningCodes ?? [10062, 10008, 50001, 50013], "warningCodes"),
    slowAcknowledgement: time(options.slowAcknowledgement ?? 2500, "slowAcknowledgement"),
    commandTimeout: time(options.commandTimeout ?? 900_000, "commandTimeout"),
    pingInterval: time(options.pingInterval ?? 60_000, "pingInterval"),
  };
  checkNames(options, Object.keys(result));
  return result;
}
