import type { Annotation } from "../annotation/annotation.js";
import { edition } from "../metadata/edition.js";
import { lineage, type Ancestor } from "../metadata/lineage.js";
import { methodRecord, type MethodRecord } from "../metadata/method-record.js";
import { compile, covers, methodName } from "../plan/compile.js";
import type { Plan } from "../plan/plan.js";
import { standsForKey } from "../plan/stands-for.js";
import { guard } from "./guard.js";
import { prepared } from "./readings/prepared.js";
import { run } from "./run.js";
import { annotateFunction } from "./wrap.js";

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
 * framework calls our wrapper, which does all that itself, only those defaults apply that the method has no word of its own for: a
 * span becomes the wrapper's; errors are captured here too, for what the framework does on its way to the method may fail as well.
 * `@Uninstrumented` takes all defaults away.
 */
export function runHandler(handler: Handler, defaults: readonly Annotation[], body: () => unknown): unknown {
  const plan = guard(String(handler.key), "reading the annotations of a handler", () => planOf(handler, defaults));
  return plan === undefined
    ? body()
    : run({ plan, prepared: prepared(plan), original: body, kind: "plain", self: handler.self, args: handler.args });
}

interface Kept {
  readonly edition: number;
  /** Several classes may inherit one function. */
  readonly owner: Handler["owner"];
  readonly defaults: readonly Annotation[];
  readonly plan: Plan;
}

const plans = new WeakMap<object, Kept>();

function planOf(handler: Handler, defaults: readonly Annotation[]): Plan {
  const kept = plans.get(handler.fn);
  if (kept?.edition === edition() && kept.defaults === defaults && kept.owner === handler.owner) return kept.plan;
  const plan = compilePlan(handler, defaults);
  plans.set(handler.fn, { edition: edition(), owner: handler.owner, defaults, plan });
  return plan;
}

function compilePlan({ owner, key, fn }: Handler, defaults: readonly Annotation[]): Plan {
  const method: unknown = owner && (Reflect.get(owner.prototype as object, key) ?? Reflect.get(owner, key));
  const wrapped = methodRecord(fn);
  const record = wrapped ?? methodRecord(method);
  const own = record?.annotations ?? [];
  const isSilenced = own.some(({ kind }) => kind === "uninstrumented");
  const classes = record === undefined || isSilenced || !standsForKey(key) ? [] : lineage(owner);
  const said = [...classes.flatMap(({ annotations }) => annotations), ...own];
  const asked = isExcluded(classes, key)
    ? defaults.flatMap((one) => partsOf(one, key, owner?.name)).filter((one) => !isSpan(one))
    : defaults;
  const standing = isSilenced ? [] : wrapped === undefined ? asked : round(wrapped, said, asked, owner?.name);
  const ancestors = [{ name: owner?.name ?? "", annotations: standing }, ...(wrapped === undefined ? classes : [])];
  // A class that a CommonJS file exports without a name is called "".
  return compile({ key, declaredIn: owner?.name || undefined, classes: ancestors, own: wrapped === undefined ? own : [] });
}

/**
 * The defaults that stand round a wrapper: what has been said already would be there twice. A span that is left is the wrapper's
 * own, as if it stood on the method: there it bears the method's tags and span data.
 */
function round(
  wrapped: MethodRecord,
  said: readonly Annotation[],
  defaults: readonly Annotation[],
  owner: string | undefined,
): readonly Annotation[] {
  const words = new Set(said.flatMap(wordsOf));
  const left = defaults.flatMap((one) => partsOf(one, wrapped.key, owner)).filter((one) => !wordsOf(one).some((word) => words.has(word)));
  const spans = left.filter(isSpan);
  if (spans.length > 0) annotateFunction(wrapped.wrapper, wrapped, spans);
  return left.filter((one) => !isSpan(one));
}

/** Whether the classes say by `@Instrumented({ exclude })` or `only` that a method has no span: no default contradicts them. */
function isExcluded(classes: readonly Ancestor[], key: PropertyKey): boolean {
  const instrumented = classes.flatMap(({ annotations }) => annotations.filter((one) => one.kind === "instrumented"));
  return instrumented.length > 0 && !instrumented.some((one) => covers(one, key));
}

const isSpan = ({ kind }: Annotation): boolean => kind === "span" || kind === "transaction";

function wordsOf(annotation: Annotation): readonly string[] {
  switch (annotation.kind) {
    case "instrumented":
      return ["span", "tag cog.name"];
    case "transaction":
    case "monitor":
      return ["span"];
    case "tag":
      return [`tag ${annotation.key}`];
    // However often it is asked for, an error is captured once.
    case "captureErrors":
      return [];
    default:
      return [annotation.kind];
  }
}

/** `@Instrumented` is two things: where one of them has been said, the other still stands. */
function partsOf(annotation: Annotation, key: PropertyKey, owner: string | undefined): readonly Annotation[] {
  if (annotation.kind !== "instrumented") return [annotation];
  const { name = owner, op } = annotation;
  // A method that several classes inherit is called after the one that it stands in.
  const span: Annotation = { kind: "span", op, name: name === owner ? undefined : `${name}.${methodName(key)}` };
  return name === undefined ? [span] : [span, { kind: "tag", key: "cog.name", value: name }];
}
