import type { MonitorPlan } from "../../plan/plan.js";
import { captureCheckIn } from "../../sentry/init.js";
import { guard } from "../guard.js";

/** Tells Sentry that a monitored task runs; gives the check-in's id. The check-in bears the trace of the present scope. */
export const beginCheckIn = (place: string, { slug, config }: MonitorPlan): string | undefined =>
  guard(place, "sending the check-in", () => captureCheckIn({ monitorSlug: slug, status: "in_progress" }, config));

/** Tells how it ended, and after how many seconds. */
export function endCheckIn(place: string, { slug }: MonitorPlan, checkInId: string, isOk: boolean, duration: number): void {
  guard(place, "sending the check-in", () => captureCheckIn({ monitorSlug: slug, status: isOk ? "ok" : "error", checkInId, duration }));
}

const waiting = new WeakMap<object, string[]>();

/** As many calls' check-ins wait for a run of what they gave; a method that always gives one query and never runs it adds no more. */
const MOST = 100;

/**
 * Keeps the check-in of a call that gave something which has not run yet, a query or a generator: the next run of that ends it. Where
 * none comes the task has not run, and Sentry says so after its `maxRuntime`.
 */
export function leaveWaiting(given: object, checkInId: string): string[] {
  const line = waiting.get(given) ?? [];
  if (line.length < MOST) line.push(checkInId);
  waiting.set(given, line);
  return line;
}
