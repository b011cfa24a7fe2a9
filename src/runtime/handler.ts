import type { Annotation, Kind } from "../annotation/annotation.js";
import { edition } from "../metadata/edition.js";
import { lineage } from "../metadata/lineage.js";
import { methodRecord } from "../metadata/method-record.js";
import { compile } from "../plan/compile.js";
import type { Plan } from "../plan/plan.js";
import { standsForKey } from "../plan/stands-for.js";
import { run } from "./run.js";

/** A method that a framework calls for a bot. */
export interface Handler {
  /** The class that it stands in. */
  readonly owner: (abstract new (...args: never[]) => unknown) | undefined;
  readonly key: PropertyKey;
  /** The function that the framework has kept: our wrapper, or what it was before it was wrapped. */
  readonly fn: object;
  readonly self: unknown;
  readonly args: readonly unknown[];
}

/**
 * Runs a framework's call of a handler with what stands on the method and its class, and with defaults that yield to it. Where the
 * framework calls our wrapper, which does all that itself, only those defaults apply that the method has no word of its own for.
 */
export function runHandler(handler: Handler, defaults: readonly Annotation[], body: () => unknown): unknown {
  const plan = planOf(handler, defaults);
  return run({ plan, original: body, self: handler.self, args: handler.args });
}

interface Kept {
  readonly edition: number;
  readonly defaults: readonly Annotation[];
  readonly plan: Plan;
}

const plans = new WeakMap<object, Kept>();

function planOf(handler: Handler, defaults: readonly Annotation[]): Plan {
  const kept = plans.get(handler.fn);
  if (kept?.edition === edition() && kept.defaults === defaults) return kept.plan;
  const plan = compilePlan(handler, defaults);
  plans.set(handler.fn, { edition: edition(), defaults, plan });
  return plan;
}

function compilePlan({ owner, key, fn }: Handler, defaults: readonly Annotation[]): Plan {
  const method: unknown = owner && (Reflect.get(owner.prototype as object, key) ?? Reflect.get(owner, key));
  const record = methodRecord(fn) ?? methodRecord(method);
  const own = record?.annotations ?? [];
  const isSilenced = record === undefined || !standsForKey(key) || own.some(({ kind }) => kind === "uninstrumented");
  const classes = isSilenced ? [] : lineage(owner);
  const name = owner?.name ?? "";
  if (methodRecord(fn) === undefined) {
    return compile({ key, declaredIn: owner?.name, classes: [{ name, annotations: defaults }, ...classes], own });
  }
  const said = new Set([...classes.flatMap(({ annotations }) => annotations), ...own].map(({ kind }) => SPANS[kind] ?? kind));
  const left = defaults.filter(({ kind }) => !said.has(SPANS[kind] ?? kind));
  return compile({ key, declaredIn: owner?.name, classes: [{ name, annotations: left }], own: [] });
}

/** Words that give a method a span: two of them would be two spans. */
const SPANS: Partial<Readonly<Record<Kind, Kind>>> = { instrumented: "span", transaction: "span" };
