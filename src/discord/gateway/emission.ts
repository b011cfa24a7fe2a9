import type { Client, Interaction, Message } from "discord.js";
import { surroundings } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { insideEntry } from "../../runtime/live-surroundings.js";
import { activeClient } from "../../sentry/client.js";
import type { Client as SentryClient } from "../../sentry/sdk.js";
import type { Command, CommandSource } from "../commands/command.js";
import { interactionCommand } from "../commands/interaction-command.js";
import { prefixCommand } from "../commands/prefix-command.js";
import type { RunningCommands } from "../commands/running-commands.js";
import type { CheckedOptions } from "../options.js";
import { captureOnly } from "./capture-only.js";
import { noteError, noteLife } from "./client-life.js";
import { dispatchAround } from "./dispatch.js";
import { emitThrough, type Watch } from "./emit-through.js";
import { eventKind } from "./event-kind.js";
import { openEvent, runEvent } from "./open-dispatch.js";

export type Emit = (event: string | symbol, ...args: unknown[]) => boolean;

export interface EmitHost {
  readonly client: Client;
  readonly options: CheckedOptions;
  readonly commands: RunningCommands;
  /** Sees to a Sentry client that is met; called before each event. */
  readonly meet: (client: SentryClient) => void;
}

/** How an event is given to the listeners: as Node does it, in scopes of its own, or where it is, with somebody who watches. */
type Way = "plain" | "isolated" | (() => Watch);

/** What becomes of the events of one client. */
export class Emission {
  readonly #host: EmitHost;
  readonly #original: Emit;
  readonly #isNodesOwn: boolean;
  /** Whether `error` is being emitted for a rejection that was captured as such. */
  #isRelaying = false;

  constructor(host: EmitHost, original: Emit, isNodesOwn: boolean) {
    this.#host = host;
    this.#original = original;
    this.#isNodesOwn = isNodesOwn;
  }

  emit(event: string | symbol, args: unknown[]): boolean {
    const sentry = activeClient();
    if (sentry === undefined) return this.#plain(event, args);
    const way = guard("cogscope/discord", "looking at an event", () => {
      this.#host.meet(sentry);
      this.#note(event, args);
      return this.#wayOf(event, args);
    });
    if (way === undefined || way === "plain") return this.#plain(event, args);
    return way === "isolated" ? this.#isolated(event as string, args, sentry) : this.#walk(event, args, way);
  }

  #wayOf(event: string | symbol, args: unknown[]): Way {
    const { client } = this.#host;
    const kind = eventKind(event);
    if (kind === "node" || client.listenerCount(event) === 0) return "plain";
    if (kind === "life") return () => captureOnly(client, event as string);
    const here = surroundings();
    const around = dispatchAround(here.frame, client);
    // A framework's own events, and an interaction that is emitted again, are a part of what they are emitted in.
    if (around && (kind === "custom" || (around.source !== undefined && around.source === args[0]))) return () => around.watch();
    // What a task of the bot's emits is a part of the task.
    return kind === "custom" && insideEntry(here) ? () => captureOnly(client, event as string) : "isolated";
  }

  #note(event: string | symbol, args: unknown[]): void {
    const { client } = this.#host;
    if (event !== "error") return noteLife(event, args);
    // A rejection has been captured where it was.
    if (this.#isRelaying) return;
    const around = dispatchAround(surroundings().frame, client);
    if (around) around.watch().failed(args[0]);
    else noteError(client, args[0]);
  }

  #isolated(event: string, args: unknown[], sentry: SentryClient): boolean {
    const { client, commands } = this.#host;
    const [source] = args;
    const command = guard("cogscope/discord", "reading a command", () => this.#commandOf(event, source));
    const opened = openEvent(event, sentry, command, source, this.#host.options);
    if (opened === undefined) return this.#plain(event, args);
    return runEvent(opened, {
      client,
      source,
      begin: (dispatch) => command && commands.begin(dispatch, source as CommandSource, command),
      walk: (dispatch) => this.#walk(event, args, () => dispatch.watch()),
      bare: () => this.#plain(event, args),
    });
  }

  #commandOf(event: string, source: unknown): Command | undefined {
    const { options } = this.#host;
    if (event === "interactionCreate") return interactionCommand(source as Interaction, options.customId);
    return event === "messageCreate" ? prefixCommand(source as Message, options) : undefined;
  }

  #walk(event: string | symbol, args: unknown[], watch: () => Watch): boolean {
    const { client } = this.#host;
    // Somebody else's emit has to be called; it tells nobody what the listeners give.
    if (!this.#isNodesOwn) return this.#walkForeign(event, args, watch());
    return emitThrough({ emitter: client, event, args, watch, emitError: (error) => this.#relay(error) });
  }

  #walkForeign(event: string | symbol, args: unknown[], { settled, failed }: Watch): boolean {
    try {
      const isHeard = this.#plain(event, args);
      settled();
      return isHeard;
    } catch (error) {
      failed(error, true);
      throw error;
    }
  }

  #relay(error: unknown): void {
    this.#isRelaying = true;
    try {
      this.#host.client.emit("error", error as Error);
    } finally {
      this.#isRelaying = false;
    }
  }

  #plain(event: string | symbol, args: unknown[]): boolean {
    return Reflect.apply(this.#original, this.#host.client, [event, ...args]);
  }
}
