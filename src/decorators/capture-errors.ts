import type { Expectation } from "../annotation/annotation.js";
import type { Level, Primitive } from "../annotation/value.js";
import { bareOrCalled } from "./word.js";
import type { AnyWord, Nothing, ReaderOf } from "./signatures.js";

/**
 * Options of `@CaptureErrors`.
 *
 * @example
 * @CaptureErrors({ context: "moderation", expected: [NotFound], fallback: [] })
 */
export interface CaptureOptions<This, A extends unknown[], O extends unknown[], B extends unknown[], F> {
  /** The name of the context block with cog, method and `data`; also the tag `error.context`. Default: no block, or `cog_error` where there is `data`. */
  readonly context?: string;
  /** What the block holds, or a reader of it, asked on entry. Default: cog and method alone. */
  readonly data?: object | ReaderOf<This, A, object | null | undefined>;
  /** Tags of the event alone. Default: none. */
  readonly tags?: Readonly<Record<string, Primitive>>;
  /** Default: Sentry's, `error`. */
  readonly level?: Level;
  /** By which Sentry groups the event. Default: Sentry's grouping. */
  readonly fingerprint?: readonly string[];
  /** Error classes, error codes, or predicates that are no fault: no event, span ok, still thrown. `AbortError` always is. Default: none. */
  readonly expected?: Expectation | readonly Expectation[];
  /** Given instead of throwing, for errors that are not expected; of a function what it gives. Generators and promise subclasses throw all the same. Default: it throws. */
  readonly fallback?: ((this: This, error: unknown, ...args: B) => F) | F;
  /** Runs for every error, captured or not, with the event's id where there is one; not awaited, and its own errors are swallowed. Default: nothing runs. */
  readonly onError?: (this: This, error: unknown, eventId: string | undefined, ...args: O) => unknown;
}

type Longest<A extends unknown[], B extends unknown[]> = A extends [] ? B : A;

export type CaptureWants<This, A extends unknown[], O extends unknown[], B extends unknown[], F> = {
  readonly self: This;
  readonly args: Longest<A, Longest<O, B>>;
  readonly result: unknown;
  readonly fallback: F;
};

interface CaptureErrorsWord extends AnyWord<Nothing> {
  <This = any, A extends unknown[] = [], O extends unknown[] = [], B extends unknown[] = [], F = never>(
    options?: CaptureOptions<This, A, O, B, F>,
  ): AnyWord<CaptureWants<This, A, O, B, F>>;
}

/**
 * Captures the errors that leave a method, then rethrows them: one event for an error, with the policy of every enclosing
 * `@CaptureErrors`, tagged `error.type` (database, api, bot, cog) and `error.context`.
 *
 * @function
 * @example
 * class Moderation {
 *   @CaptureErrors({ context: "moderation", expected: [UserError] })
 *   async ban(interaction: ChatInputCommandInteraction) {}
 * }
 */
export const CaptureErrors: CaptureErrorsWord = bareOrCalled((options?: Record<string, unknown>) => ({
  ...options,
  kind: "captureErrors",
  ...(typeof options === "object" && "fallback" in options ? { fallback: { value: options["fallback"] } } : {}),
}));
