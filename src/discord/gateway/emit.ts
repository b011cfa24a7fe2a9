import { EventEmitter } from "node:events";
import type { Client, Interaction, Message } from "discord.js";
import { hint } from "../../runtime/diagnostics.js";
import { capturedIn } from "../../runtime/errors/captured.js";
import { isExpectedEverywhere } from "../../runtime/errors/expected.js";
import { surroundings } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { activeClient } from "../../sentry/client.js";
import type { Client as SentryClient } from "../../sentry/sdk.js";
import { captureWith } from "../../telemetry/capture-exception-safe.js";
import type { Command, CommandSource } from "../commands/command.js";
import { interactionCommand } from "../commands/interaction-command.js";
import { prefixCommand } from "../commands/prefix-command.js";
import type { RunningCommands } from "../commands/running-commands.js";
import type { Settled } from "../options.js";
import { replaceMethod } from "../replace-method.js";
import { noteLife } from "./client-life.js";
import { dispatchAround } from "./dispatch.js";
import { emitThrough, type Watch } from "./emit-through.js";
import { eventKind } from "./event-kind.js";
import { openEvent, runEvent } from "./open-dispatch.js";

type Emit = (event: string | symbol, ...args: unknown[]) => boolean;

export interface EmitHost {
  readonly client: Client;
  readonly options: Settled;
  readonly commands: RunningCommands;
  /** Sees to a Sentry client that is met; called before each event. */
  readonly meet: (client: SentryClient) => void;
}

/** Puts ours in the place of a client's `emit`: each event of the gateway gets its scopes there. Gives what restores the client. */
export function instrumentEmit(host: EmitHost): () => void {
  const { client } = host;

  const original = client.emit;
  const isNodesOwn = original === EventEmitter.prototype.emit;
  if (!isNodesOwn) {
    hint(
      "instrumentClient()",
      "the client's emit() was replaced before; what its listeners give cannot be waited for. Call instrumentClient() first",
    );
  }
  let isOn = true;
  const emission = new Emission(host, original, isNodesOwn);
  const emit: Emit = function (this: unknown, event, ...args) {
    return isOn && this === client ? emission.emit(event, args) : (Reflect.apply(original, this, [event, ...args]) as boolean);
  };
  const restore = replaceMethod(client, "emit", emit);
  return () => {
    isOn = false;
    restore();
  };
}

class Emission {
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
    const { client, meet } = this.#host;
    const sentry = activeClient();
    if (sentry === undefined) return this.#plain(event, args);
    guard("cogscope/discord", "meeting a Sentry client", () => meet(sentry));
    if (!this.#isRelaying) noteLife(event, args);
    const kind = eventKind(event);
    if (kind === "node" || client.listenerCount(event) === 0) return this.#plain(event, args);
    if (kind === "life") return this.#walk(event, args, () => captureOnly(event as string));
    const around = dispatchAround(surroundings().frame, client);
    // A framework's own events, and an interaction that is emitted again, are a part of what they are emitted in.
    if (around && (kind === "custom" || (around.source !== undefined && around.source === args[0])))
      return this.#walk(event, args, () => around.watch());
    return this.#isolated(event as string, args, sentry);
  }

  #isolated(event: string, args: unknown[], sentry: SentryClient): boolean {
    const { client, commands } = this.#host;
    const [source] = args;
    const command = guard("cogscope/discord", "reading a command", () => this.#commandOf(event, source));
    const opened = openEvent(event, sentry, command, source);
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
    if (!this.#isNodesOwn) return this.#plain(event, args);
    return emitThrough({ emitter: client, event, args, watch, emitError: (error) => this.#relay(error) });
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

/** Outside any command, an error of a listener is captured where it is, unless an annotated method that it has left expects it. */
const captureOnly = (event: string): Watch => ({
  settled: () => undefined,
  failed(error) {
    if (isExpectedEverywhere(error) || capturedIn(error, undefined)?.expected === true) return;
    captureWith("instrumentClient()", error, { tags: { "event.name": event } });
  },
});
