import type { Client as DiscordClient } from "discord.js";
import { close } from "../../runtime/close.js";
import { fork, within } from "../../runtime/enter.js";
import { hookClient } from "../../runtime/errors/event-hooks.js";
import { report } from "../../runtime/diagnostics.js";
import { surroundings, type Frame } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { decideSpan } from "../../runtime/decide-span.js";
import type { Client } from "../../sentry/sdk.js";
import type { Command, CommandSource } from "../commands/command.js";
import type { Recorded } from "../commands/recorded.js";
import { commandPlan, type CommandArguments } from "./command-plan.js";
import { Dispatch } from "./dispatch.js";
import { gatewayCall, gatewayPlan, gatewayReadings } from "./gateway-plan.js";
import { outside } from "../../runtime/outside.js";

/** Forks for a gateway event: a trace and an isolation scope of its own, and for a command a root span. Nothing where our own code failed. */
export function openEvent(
  event: string,
  client: Client,
  command: Command | undefined,
  source: unknown,
  recorded: Recorded,
): Frame | undefined {
  return guard("cogscope/discord", "preparing an event", () => {
    hookClient(client);
    const args: CommandArguments | undefined = command && [source as CommandSource, recorded.rawCustomIds];
    const plan = command && args ? commandPlan(event, command, args, client) : gatewayPlan(event);
    const here = outside(surroundings());
    const opensEntry = command !== undefined;
    const span = decideSpan(plan, client, here.scope, undefined, opensEntry);
    // Of a command its own facts tell more.
    const tags = opensEntry ? undefined : { "event.name": event };
    return fork(gatewayCall(plan, args), client, here, { opensEntry, isolates: true, span }, gatewayReadings(plan, tags));
  });
}

/** What is done inside an opened event. */
export interface EventBody {
  readonly client: DiscordClient;
  readonly source: unknown;
  readonly begin: (dispatch: Dispatch) => void;
  readonly walk: (dispatch: Dispatch) => boolean;
  /** Runs in the stead of all that where the scopes cannot be entered. */
  readonly bare: () => boolean;
}

/** Runs a body inside an opened event; what is not over when the body is stays open until it is. */
export function runEvent(frame: Frame, { client, source, begin, walk, bare }: EventBody): boolean {
  const enter = (): boolean => {
    const onSettled = (): void => (dispatch.command ? dispatch.command.settled() : close(frame));
    const dispatch = new Dispatch(client, source, frame, onSettled).register();
    guard(frame.plan.place, "beginning a command", () => begin(dispatch));
    try {
      return walk(dispatch);
    } finally {
      dispatch.walked();
    }
  };
  try {
    return within(frame, enter, undefined);
  } catch (error) {
    if (frame.entered) throw error;
    report(frame.plan.place, "its scope could not be entered; it runs without telemetry", error);
    return bare();
  }
}
