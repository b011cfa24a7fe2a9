import { dispatchAround } from "../discord/gateway/dispatch.js";
import { surroundings } from "../runtime/frame.js";
import { guard } from "../runtime/guard.js";
import { chain, isPlainPromise, isPromise } from "../runtime/results/native-promise.js";
import { activeClient } from "../sentry/client.js";
import { PLACE } from "./attached.js";

/**
 * Runs a step of discordx's so that the event round it lasts until the step is over, and hears of its error. discordx tells the
 * client nothing of what a handler gives (11.13.3, EventManager.initEvents: `void this.executeHandlers(…)`), and bots as a rule
 * let go of what `executeInteraction` gives. `alone` is told of an error where there is no event round the step.
 */
export function holdEvent<T>(client: object, step: () => T, alone: (error: unknown) => void = () => undefined): T {
  if (activeClient() === undefined) return step();
  const watching = guard(PLACE, "finding the event", () => dispatchAround(surroundings().frame, client))?.watch();
  const failed = (error: unknown): void => {
    if (watching) watching.failed(error);
    else guard(PLACE, "following an error", () => alone(error));
  };
  let result: T;
  try {
    result = step();
  } catch (error) {
    failed(error);
    throw error;
  }
  if (!isPromise(result) || !isPlainPromise(result)) {
    watching?.settled();
    return result;
  }
  const onValue = (value: unknown): unknown => {
    watching?.settled();
    return value;
  };
  return chain(result, onValue, (error) => {
    failed(error);
    throw error;
  }) as T;
}
