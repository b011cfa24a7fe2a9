import { types } from "node:util";
import type { Plan } from "../plan/plan.js";
import type { Prepared } from "./readings/prepared.js";

/** One call of an annotated method: who is called with what. */
export interface Call {
  readonly plan: Plan;
  /** What was found out of it before. */
  readonly prepared: Prepared;
  readonly original: (...args: unknown[]) => unknown;
  /** What kind of function that is; asked once a function. */
  readonly kind: FunctionKind;
  readonly self: unknown;
  readonly args: readonly unknown[];
}

/** An async function gives a promise that nobody else has seen. */
export type FunctionKind = "async" | "generator" | "plain";

export function kindOf(fn: unknown): FunctionKind {
  if (types.isGeneratorFunction(fn)) return "generator";
  return types.isAsyncFunction(fn) ? "async" : "plain";
}

export const bare = ({ original, self, args }: Call): unknown => Reflect.apply(original, self, args);
