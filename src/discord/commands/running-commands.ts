import type { Client, InternalRequest } from "discord.js";
import { read } from "../../runtime/errors/expected.js";
import { guard } from "../../runtime/guard.js";
import { surroundings } from "../../runtime/frame.js";
import { dispatchAround, type Dispatch } from "../gateway/dispatch.js";
import type { CheckedOptions } from "../options.js";
import { answeredInteraction, givesMessage, messageOf } from "../rest/routes.js";
import type { RequestWatch } from "../rest/watch-requests.js";
import { acknowledgementKind } from "./acknowledgement.js";
import { AcknowledgementWatch } from "./acknowledgement-watch.js";
import { commandFacts } from "./command-facts.js";
import type { Command, CommandSource } from "./command.js";
import { linkToOrigin, rememberCommand } from "./link-to-origin.js";
import { RunningCommand } from "./running-command.js";

/** The commands of one client that are not over. */
export class RunningCommands implements RequestWatch {
  readonly client: Client;
  readonly options: CheckedOptions;
  readonly #running = new Map<string, RunningCommand>();

  constructor(client: Client, options: CheckedOptions) {
    this.client = client;
    this.options = options;
  }

  /** Begins a command inside its event, whose frame is current, with what is to be said of it. */
  begin(dispatch: Dispatch, source: CommandSource, command: Command, facts = commandFacts(source, command, this.options)): void {
    const { id } = source;
    const acknowledgement =
      "author" in source ? undefined : new AcknowledgementWatch(source.createdTimestamp, this.options.slowAcknowledgement);
    dispatch.command = new RunningCommand(command, dispatch.frame, facts, {
      timeout: this.options.commandTimeout,
      acknowledgement,
      onEnd: () => void this.#running.delete(id),
    });
    this.#running.set(id, dispatch.command);
    linkToOrigin(source, dispatch.frame);
    // An autocompletion makes no message.
    if (command.type !== "autocomplete") rememberCommand(id, command, dispatch.frame);
  }

  /** A request of the client's: the first answer to an interaction, or a message that a command makes. */
  readonly request = ({ method, fullRoute, body }: InternalRequest): ReturnType<RequestWatch["request"]> => {
    const interaction = answeredInteraction(method, fullRoute);
    const acknowledgement = interaction === undefined ? undefined : this.#running.get(interaction)?.acknowledgement;
    const isAnswer = interaction !== undefined;
    const maker = isAnswer || givesMessage(method, fullRoute) ? dispatchAround(surroundings().frame, this.client)?.command : undefined;
    if (acknowledgement === undefined && maker === undefined) return undefined;
    const attempt = acknowledgement?.attempt(acknowledgementKind(read(body, "type")));
    return {
      done: (result) => {
        attempt?.accepted();
        const message = maker && messageOf(isAnswer, result);
        if (maker !== undefined && message !== undefined) rememberCommand(message, maker.command, maker.frame);
      },
      failed: (error) => attempt?.refused(read(error, "code")),
    };
  };

  /** Requests are not watched any more: the commands that run are told so. */
  stop(): void {
    for (const { acknowledgement } of [...this.#running.values()]) {
      guard("cogscope/discord", "ending a command", () => acknowledgement?.stop());
    }
  }

  /** Ends those that only wait for an answer which nobody may give, at a flush. Tells whether there were any. */
  endWaiting(): boolean {
    const waiting = [...this.#running.values()].filter((command) => command.isWaiting);
    for (const command of waiting) guard("cogscope/discord", "ending a command", () => command.endNow());
    return waiting.length > 0;
  }
}
