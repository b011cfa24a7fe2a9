import { shared } from "../../metadata/shared.js";
import { hookClient } from "../../runtime/errors/event-hooks.js";
import { originalOf } from "../../runtime/errors/probe.js";
import { trailFor } from "../../runtime/errors/trail.js";
import { frameOf, surroundings, type Frame } from "../../runtime/frame.js";
import { guard } from "../../runtime/guard.js";
import { processScopes } from "../../sentry/process-scopes.js";
import { PLACE } from "../place.js";
import type { Breadcrumb, Client, Event, EventHint, Scope } from "../../sentry/sdk.js";

/**
 * Stands on a breadcrumb that was left outside any command. A symbol is copied with a breadcrumb from scope to scope and into the
 * event, and is not sent, for JSON has none (@sentry/core 11.12, scope.js `addBreadcrumb`, utils/prepareEvent.js `normalizeEvent`).
 */
const OUTSIDE = Symbol.for("cogscope.outside");

const watched = shared("trails-apart", () => new WeakSet<Client>());

/**
 * Keeps what was logged outside any command off the events of commands: an entry point's isolation scope is a clone of the
 * process's, breadcrumbs and all. Events outside any command have it, so that a crash at the start tells what came before. It holds
 * for all breadcrumbs that go through the SDK: those of loggers, of the console, of HTTP requests.
 */
export function keepTrailsApart(client: Client): void {
  if (watched.has(client)) return;
  watched.add(client);
  // Before ours: by then an event has the trail of its error.
  hookClient(client);
  const ofCommands = new WeakSet<EventHint>();
  client.on("beforeAddBreadcrumb", (breadcrumb) => {
    guard(PLACE, "telling a command's breadcrumbs", () => {
      const here = surroundings();
      // A scope that the bot has forked itself is a trail of its own too.
      const isOfProcess = here.isolationScope === processScopes.isolationScope;
      if (isOfProcess && !isOfCommand(here.frame)) (breadcrumb as Breadcrumb & { [OUTSIDE]?: true })[OUTSIDE] = true;
    });
  });
  client.on("preprocessEvent", (event, hint = {}) => {
    guard(PLACE, "telling a command's events", () => {
      if (isOfCommand(frameOfEvent(event, hint))) ofCommands.add(hint);
    });
  });
  client.addEventProcessor(
    Object.assign(
      (event: Event, hint: EventHint) => {
        if (ofCommands.has(hint) && event.breadcrumbs) event.breadcrumbs = event.breadcrumbs.filter((one) => !(OUTSIDE in one));
        return event;
      },
      { id: "CogscopeTrails" },
    ),
  );
}

/** Whether a call belongs to a command, a task or an event of the gateway, which have a trail of their own. */
function isOfCommand(frame: Frame | undefined): boolean {
  for (let at = frame; at !== undefined; at = at.outer.frame) if (at.entry !== undefined || at.decision.isolates) return true;
  return false;
}

/** The call that an event belongs to: the one that its error left, else the one in which it is captured. */
function frameOfEvent(event: Event, { originalException }: EventHint): Frame | undefined {
  // A transaction is captured when its root has ended (@sentry/core 11.12, tracing/sentrySpan.js).
  const { capturedSpanScope } = (event.sdkProcessingMetadata ?? {}) as { capturedSpanScope?: Scope };
  const here = capturedSpanScope ? frameOf(capturedSpanScope) : surroundings().frame;
  return trailFor(originalOf(originalException), here?.work)?.frame ?? here;
}
