import type { Client } from "discord.js";
import { commandsOf } from "../../discord/attached-clients.js";
import { commandAttributes } from "../../discord/commands/command-facts.js";
import type { Command } from "../../discord/commands/command.js";
import { dispatchAround } from "../../discord/gateway/dispatch.js";
import { commandSpan, gatewayCall, gatewayPlan } from "../../discord/gateway/gateway-plan.js";
import { runEvent } from "../../discord/gateway/open-dispatch.js";
import { surroundings, type Frame } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { observe } from "../../runtime/results/observe.js";
import { open } from "../../runtime/open.js";
import { activeClient } from "../../sentry/client.js";
import type { Client as SentryClient } from "../../sentry/sdk.js";
import { messageCommand, messageFacts, type MessageCommandPayload } from "./message-command.js";

/**
 * Runs what sapphire does with a message once it knows that it is a command, and which: as a command like any other, with a root span,
 * an outcome and metrics. It begins there and not with the message, because the prefix is found out asynchronously (@sapphire/framework
 * 5.5, CorePreMessageParser, `fetchPrefix`). Where the bot has said by `prefixCommand` what a command is, it runs in that one.
 */
export function runMessageCommand(client: Client, payload: MessageCommandPayload, body: () => unknown): unknown {
  const sentry = activeClient();
  if (sentry === undefined || dispatchAround(surroundings().frame, client)?.command !== undefined) return body();
  const commands = commandsOf(client);
  const command = commands && guard("cogscope/sapphire", "reading a message command", () => messageCommand(payload));
  const opened = command && guard("cogscope/sapphire", "preparing a message command", () => openCommand(sentry, payload, command));
  if (commands === undefined || command === undefined || opened === undefined) return body();
  let given: { readonly result: unknown } | undefined;
  runEvent(opened, {
    client,
    source: payload.message,
    begin: (dispatch) => commands.begin(dispatch, payload.message, command, messageFacts(payload, command, commands.options)),
    walk(dispatch) {
      const { settled, failed } = dispatch.watch();
      given = { result: observe(body, { done: settled, failed }) };
      return true;
    },
    bare() {
      given = { result: body() };
      return true;
    },
  });
  return given?.result;
}

/** Inside the message's event, so that an error which leaves both is one. */
function openCommand(sentry: SentryClient, { message }: MessageCommandPayload, command: Command): Frame | undefined {
  const plan = gatewayPlan("messageCreate", commandSpan(command, commandAttributes(message, { rawCustomIds: false })));
  return open(gatewayCall(plan), sentry);
}
