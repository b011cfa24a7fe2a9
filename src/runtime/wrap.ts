import { types } from "node:util";
import type { Annotation } from "../annotation/annotation.js";
import { isClass } from "../annotation/is-class.js";
import { behaviour } from "../metadata/behaviour.js";
import { bumpEdition } from "../metadata/edition.js";
import { copyMetadata, methodRecord, writeMethodRecord, type Method, type MethodRecord } from "../metadata/method-record.js";
import { activeClientOf } from "../sentry/client.js";
import { currentScopes, isSilent } from "../sentry/scopes.js";
import { kindOf } from "./call.js";
import { report } from "./diagnostics.js";
import { leavesNothing } from "./leaves-nothing.js";
import { PlanCache } from "./plan-of.js";
import { runHeard } from "./run.js";
import { runUnheard } from "./run-unheard.js";

/** What is known of a function where it is annotated. */
export type Declaration = Pick<MethodRecord, "key" | "isPrivate" | "home">;

/**
 * Annotates a function: gives its wrapper, the function itself if it is one already. One wrapper a method, however many
 * words stand on it; further annotations stand above the earlier ones.
 */
export function annotateFunction(fn: Method, declaration: Declaration, annotations: readonly Annotation[], owner?: object): Method {
  const known = methodRecord(fn);
  if (known !== undefined) {
    writeMethodRecord({ ...known, annotations: [...annotations, ...known.annotations], owner: owner ?? known.owner });
    bumpEdition();
    return fn;
  }
  return wrapAs(fn, { ...declaration, original: fn, annotations, owner });
}

/** The same for a function that stands on its own: what was annotated before stays as it is, and the new one says both. */
export function annotateAnew(fn: Method, declaration: Declaration, annotations: readonly Annotation[], owner?: object): Method {
  const known = methodRecord(fn);
  const all = [...annotations, ...(known?.annotations ?? [])];
  return wrapAs(fn, { ...declaration, original: known?.original ?? fn, annotations: all, owner });
}

function wrapAs(fn: Method, record: Omit<MethodRecord, "wrapper">): Method {
  const wrapper = wrapperOf(record.original);
  copyShape(fn, wrapper);
  copyMetadata(fn, wrapper);
  writeMethodRecord({ ...record, wrapper });
  return wrapper;
}

function wrapperOf(original: Method): Method {
  const kind = kindOf(original);
  const plans = new PlanCache(() => methodRecord(wrapper) as MethodRecord);
  const call = (self: unknown, args: unknown[]): unknown => {
    let known, client, scopes, isUnseen;
    try {
      known = plans.for(self);
      scopes = currentScopes();
      client = activeClientOf(scopes);
      // A generator's span is decided on at its first step.
      isUnseen = client !== undefined && kind !== "generator" && leavesNothing(known, client, scopes);
    } catch (error) {
      report(original.name, "its annotations could not be read; it runs without telemetry", error);
      return Reflect.apply(original, self, args);
    }
    if (isUnseen) return Reflect.apply(original, self, args);
    const { plan, prepared } = known;
    if (client !== undefined) return runHeard({ plan, prepared, original, kind, self, args }, client, scopes);
    // As few frames as can be: a method that calls itself must not come to the stack's end much sooner than its bare twin.
    return prepared.changesBehaviour ? runUnheard({ plan, prepared, original, kind, self, args }) : Reflect.apply(original, self, args);
  };
  const wrapper: Method = isConstructor(original)
    ? function (this: unknown, ...args: unknown[]): unknown {
        if (new.target === undefined) return isBare() ? Reflect.apply(original, this, args) : call(this, args);
        return Reflect.construct(original, args, new.target === wrapper ? original : new.target);
      }
    : {
        method(this: unknown, ...args: unknown[]): unknown {
          return isBare() ? Reflect.apply(original, this, args) : call(this, args);
        },
      }.method;
  return wrapper;
}

/** Whether all annotated methods are the bare ones: nobody has ever initialised Sentry. */
const isBare = (): boolean => isSilent() && !behaviour.changes;

/** A plain function that `new` accepts; methods, arrows and async functions have no `prototype`, a generator's makes no constructor. */
const isConstructor = (fn: Method): boolean => Object.hasOwn(fn, "prototype") && !types.isGeneratorFunction(fn) && !isClass(fn);

/** Name, length, prototype, own properties: what a caller can see of a function, but for its source. */
function copyShape(from: Method, to: Method): void {
  Object.setPrototypeOf(to, Object.getPrototypeOf(from) as object | null);
  for (const key of Reflect.ownKeys(from)) {
    Object.defineProperty(to, key, Object.getOwnPropertyDescriptor(from, key) as PropertyDescriptor);
  }
  for (const key of Reflect.ownKeys(to)) {
    if (!Object.hasOwn(from, key) && Object.getOwnPropertyDescriptor(to, key)?.configurable === true) Reflect.deleteProperty(to, key);
  }
}
