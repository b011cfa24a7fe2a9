import type { Expectation } from "../../annotation/annotation.js";
import { isClass } from "../../annotation/is-class.js";
import { shared } from "../../metadata/shared.js";
import type { Frame } from "../frame.js";
import { guard } from "../guard.js";
import { settings } from "../settings.js";
import { capturingRound } from "./enclosing.js";

/** Whether an error is no fault: a cancelled operation, or what the bot or any enclosing call expects. */
export function isExpected(error: unknown, frame: Frame): boolean {
  if (isExpectedEverywhere(error)) return true;
  for (const { capture, plan } of capturingRound(frame)) {
    if (capture?.plan.expected.some((expected) => matches(expected, error, plan.place)) === true) return true;
  }
  return false;
}

/** The same for what is said once for the bot; `AbortError` always is. */
export function isExpectedEverywhere(error: unknown): boolean {
  if (read(error, "name") === "AbortError" || settings().expected.some((expected) => matches(expected, error, "configure"))) return true;
  for (const predicate of predicates) if (predicate(error)) return true;
  return false;
}

const predicates = shared("expectations", () => new Set<(error: unknown) => boolean>());

/** Lets a room expect errors of its own beside those of `configure`. The predicate must not throw. */
export const expectErrors = (predicate: (error: unknown) => boolean): void => void predicates.add(predicate);

export function matches(expected: Expectation, error: unknown, place: string): boolean {
  if (typeof expected !== "function") {
    const code = read(error, "code");
    return (typeof code === "string" || typeof code === "number") && String(code) === String(expected);
  }
  const isErrorClass = isClass(expected) || expected.prototype instanceof Error;
  return (
    guard(place, "'expected'", () =>
      isErrorClass ? error instanceof (expected as abstract new () => unknown) : (expected as (error: unknown) => unknown)(error) === true,
    ) ?? false
  );
}

/** A property of anything at all; nothing where reading it throws. */
export function read(value: unknown, key: string): unknown {
  try {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  } catch {
    return undefined;
  }
}
