import type { AttributeValue } from "../annotation/value.js";
import type { AnyWord, Nothing } from "./signatures.js";
import type { Attributes } from "./span.js";

/** A reader of any method: each is checked against the method that the word stands on. */
type AnyReader<T> = (this: any, ...args: never) => T;

/** Attributes of a metric: values and readers by name, or one reader of a record. */
export type MetricAttributes =
  { readonly [name: string]: AttributeValue | AnyReader<AttributeValue> } | AnyReader<Attributes | null | undefined>;

/**
 * Options of `@Counted`, `@Timed` and `@InFlight`.
 *
 * @example
 * @Counted("bot.bans", { attributes: { kind: (kind: "soft" | "hard") => kind } })
 */
export interface CallMetricOptions<R extends MetricAttributes> {
  /** Asked on entry. A value of which there are many (an id, a text) makes a metric useless: take what there are few of. Default: none. */
  readonly attributes?: R;
}

type ReadersOf<R> = R extends AnyReader<unknown> ? R : Extract<R[keyof R], AnyReader<unknown>>;

type ParametersOf<F> = [F] extends [never] ? [] : F extends (this: any, ...args: infer A) => unknown ? A : never;

/** What all of them take for `this`. */
type SelfOf<F> = (F extends (this: infer S, ...args: never) => unknown ? (self: S) => void : never) extends (self: infer S) => void
  ? unknown extends S
    ? any
    : S
  : any;

export type MetricWants<R> = {
  readonly self: SelfOf<ReadersOf<R>>;
  readonly args: ParametersOf<ReadersOf<R>>;
  readonly result: unknown;
  readonly fallback: never;
};

/** A word for a metric: bare, with a name, with options, or with both. */
export interface MetricWord extends AnyWord<Nothing> {
  <const R extends MetricAttributes = Record<never, never>>(name?: string, options?: CallMetricOptions<R>): AnyWord<MetricWants<R>>;
  <const R extends MetricAttributes = Record<never, never>>(
    options: CallMetricOptions<R> & { readonly name?: string },
  ): AnyWord<MetricWants<R>>;
}

/** Reads `(name?, options?)` and `(options)`. */
export function metricFields([first, second]: readonly unknown[]): { readonly name?: string } {
  const options = (typeof first === "object" && first !== null ? first : second) as object | undefined;
  return { ...options, ...(typeof first === "object" || first === undefined ? {} : { name: first as string }) };
}
