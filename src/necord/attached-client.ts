import type { OnApplicationShutdown } from "@nestjs/common";
import type { Client } from "discord.js";
import type { NecordModuleOptions, TextCommandsService } from "necord";
import { instrumentClient, type Instrumentation } from "../discord/instrument-client.js";
import type { DiscordOptions } from "../discord/options.js";
import { textCommands } from "./text-commands.js";

/**
 * necord's client, reporting for as long as the application runs. Nest makes all providers before any hook, and necord logs in in
 * a hook (necord 6.14, necord.module.js, `onApplicationBootstrap`): so no event is missed.
 */
export class AttachedClient implements OnApplicationShutdown {
  readonly #instrumentation: Instrumentation;

  constructor(client: Client, options: DiscordOptions, necord: NecordModuleOptions, commands: TextCommandsService) {
    const isSaid = options.prefixes !== undefined || options.prefixCommand !== undefined;
    this.#instrumentation = instrumentClient(client, isSaid ? options : { ...options, ...textCommands(necord, commands) });
  }

  onApplicationShutdown(): void {
    this.#instrumentation.detach();
  }
}
