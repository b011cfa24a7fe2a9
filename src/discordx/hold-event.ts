import { dispatchAround } from "../discord/gateway/dispatch.js";
import { surroundings } from "../runtime/frame.js";
import { guard } from "../runtime/guard.js";
import { observe } from "../runtime/results/observe.js";
import { activeClient } from "../sentry/client.js";
import { PLACE } from "./attached.js";

/**
 * Runs a step of discordx's so that the event round it lasts until the step is over, and hears of its error. discordx tells the
 * client nothing of what a handler gives (11.13.3, EventManager.initEvents: `void this.executeHandlers(…)`), and bots as a rule
 * let go of what `executeInteraction` gives. `alone` is told of an error where there is no event round the step.
 */
export function holdEvent<T>(client: object, step: () => T, alone: (error: unknown) => void = () => undefined): T {
  if (activeClient() === undefined) return step();
  const event = guard(PLACE, "finding the event", () => dispatchAround(surroundings().frame, client))?.watch();
  return observe(step, {
    done: () => event?.settled(),
    failed: (error) => (event ? event.failed(error) : guard(PLACE, "following an error", () => alone(error))),
  }) as T;
}
