import type { Annotation } from "../annotation/annotation.js";
import { edition } from "../metadata/edition.js";
import { lineage } from "../metadata/lineage.js";
import type { MethodRecord } from "../metadata/method-record.js";
import { compile } from "../plan/compile.js";
import type { Plan } from "../plan/plan.js";
import { standsForKey } from "../plan/stands-for.js";
import { prepared, type Prepared } from "./readings/prepared.js";

/** A plan, and what was found out of it. */
interface Known {
  readonly of: object;
  readonly plan: Plan;
  readonly prepared: Prepared;
}

/** The plans of one method, one for each class of `this`, compiled on the first call. */
export class PlanCache {
  readonly #record: () => MethodRecord;
  #plans = new WeakMap<object, Known>();
  #last: Known | undefined;
  #edition = -1;

  constructor(record: () => MethodRecord) {
    this.#record = record;
  }

  for(self: unknown): Known {
    if (this.#edition !== edition()) {
      this.#plans = new WeakMap();
      this.#last = undefined;
      this.#edition = edition();
    }
    const of = classKey(self) ?? NOBODY;
    if (this.#last?.of === of) return this.#last;
    let known = this.#plans.get(of);
    if (known === undefined) {
      const plan = planFor(this.#record(), self);
      this.#plans.set(of, (known = { of, plan, prepared: prepared(plan) }));
    }
    return (this.#last = known);
  }
}

const NOBODY = {};

/** What stands for the class of `this`: an instance's prototype, a class itself. */
function classKey(self: unknown): object | undefined {
  if (typeof self === "function") return self;
  return typeof self === "object" && self !== null ? ((Object.getPrototypeOf(self) as object | null) ?? undefined) : undefined;
}

function planFor(record: MethodRecord, self: unknown): Plan {
  const holder = holderOf(record, self);
  const at = holder ? classOf(classKey(self)) : record.owner;
  const isSilenced = record.isPrivate || !standsForKey(record.key) || record.annotations.some(isUninstrumented);
  return compile({
    key: record.key,
    declaredIn: nameOf(holder ? classOf(holder) : record.owner) ?? nameOf(record.isPrivate ? classOf(classKey(self)) : record.home),
    classes: isSilenced ? [] : lineage(at),
    own: record.annotations,
  });
}

const isUninstrumented = ({ kind }: Annotation): boolean => kind === "uninstrumented";

/**
 * The prototype or class that has this very wrapper for a method. Found there it is the outermost one, and the class's
 * annotations are its to apply; behind a foreign decorator they belong to the wrapper in front. A function that an instance or a
 * field holds is no method of the class.
 */
function holderOf({ key, wrapper }: MethodRecord, self: unknown): object | undefined {
  for (let at = classKey(self) ?? null; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const property = Object.getOwnPropertyDescriptor(at, key);
    if (property?.value === wrapper && property.enumerable !== true) return at;
  }
  return undefined;
}

/** The class of a prototype; a class is its own. */
function classOf(holder: object | undefined): unknown {
  return typeof holder === "object"
    ? ((Object.getOwnPropertyDescriptor(holder, "constructor")?.value as unknown) ?? inherited(holder))
    : holder;
}

/** A prototype without a constructor of its own, as an instance is to its heirs. */
const inherited = (holder: object): unknown => (holder as { constructor?: unknown }).constructor;

const nameOf = (of: unknown): string | undefined => (typeof of === "function" && of.name !== "" ? of.name : undefined);
