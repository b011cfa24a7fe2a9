import { EventEmitter } from "node:events";
import { close } from "../runtime/close.js";
import { fork, resume } from "../runtime/enter.js";
import { openFrame, surroundings, type Frame, type Surroundings } from "../runtime/frame.js";
import { guard } from "../runtime/guard.js";
import { openParent } from "../runtime/decide-span.js";
import { NO_SPAN } from "../runtime/decision.js";
import { activeClient } from "../sentry/client.js";
import { setActiveSpan } from "../sentry/active-span.js";
import type { Client } from "../sentry/sdk.js";
import { Dispatch, dispatchAround } from "./gateway/dispatch.js";
import { emitThrough } from "./gateway/emit-through.js";
import { eventKind } from "./gateway/event-kind.js";
import { gatewayCall, gatewayPlan, gatewayReadings } from "./gateway/gateway-plan.js";
import { replaceProperty } from "./replace-property.js";

/** What is known of a discord.js collector here. */
interface CollectorLike {
  emit(event: string | symbol, ...args: unknown[]): boolean;
}

/**
 * Lets the listeners of a collector run in the scopes of the command that made it: its tags, context, user and breadcrumbs. Spans
 * belong to the command while it runs, then to the press that is collected. A press is over when its listeners' promises have settled.
 *
 * To be called inside the command; elsewhere, and without Sentry, the collector stays as it is. Gives the collector. What
 * `awaitMessageComponent` and `awaitModalSubmit` give needs no binding: the command goes on with it in its own scopes.
 *
 * @example
 * const collector = bindCollector(message.createMessageComponentCollector({ time: 60_000 }));
 * collector.on("collect", (press) => this.turnPage(press));
 */
export function bindCollector<C extends CollectorLike>(collector: C): C {
  const command = surroundings();
  if (command.frame === undefined || typeof (collector as Partial<C> | undefined)?.emit !== "function") return collector;

  const original = collector.emit;
  const emit = function (this: unknown, event: string | symbol, ...args: unknown[]): boolean {
    const plain = (): boolean => Reflect.apply(original, this, [event, ...args]);
    const client = this === collector && eventKind(event) !== "node" ? activeClient() : undefined;
    const frame = client && guard("bindCollector()", "entering the command's scopes", () => boundFrame(command, client, String(event)));
    if (frame === undefined) return plain();
    const press = dispatchAround(surroundings().frame)?.watch();
    const dispatch = new Dispatch(collector, undefined, frame, () => {
      close(frame);
      press?.settled();
    });
    return resume(frame, () => {
      try {
        return original === EventEmitter.prototype.emit ? walk(collector, event, args, dispatch) : plain();
      } finally {
        dispatch.walked();
      }
    });
  };
  replaceProperty(collector as CollectorLike, "emit", emit);
  return collector;
}

function walk(collector: CollectorLike, event: string | symbol, args: readonly unknown[], dispatch: Dispatch): boolean {
  const emitter = collector as unknown as EventEmitter;
  return emitThrough({ emitter, event, args, watch: () => dispatch.watch(), emitError: (error) => void emitter.emit("error", error) });
}

const NO_OUTCOME = { "command.success": undefined, "command.error_type": undefined };

/** A call inside the command's scopes, as they were when the collector was bound; its errors are the command's while that runs. */
function boundFrame(command: Surroundings, client: Client, event: string): Frame {
  const now = surroundings();
  const scope = command.scope.clone();
  const own = openParent(command.scope, command.frame);
  setActiveSpan(scope, own ?? openParent(now.scope, now.frame));
  if (own === undefined) {
    scope.setPropagationContext(now.scope.getPropagationContext());
    // How the command ended says nothing of the press.
    scope.setTags(NO_OUTCOME).setAttributes(NO_OUTCOME);
  }
  const plan = gatewayPlan(`collector.${event}`);
  const here = { scope, isolationScope: command.isolationScope, frame: openFrame(command.frame) ?? now.frame };
  return fork(gatewayCall(plan), client, here, { opensEntry: false, isolates: false, span: NO_SPAN }, gatewayReadings(plan));
}
