import { bareOrCalled } from "./word.js";
import type { ClassWord } from "./signatures.js";

/**
 * Options of `@Instrumented`.
 *
 * @example
 * @Instrumented({ name: "levels", exclude: ["xpFor"] })
 */
export interface InstrumentedOptions {
  /** The cog's name, its tag `cog.name`, and the prefix of its spans. Default: the class's name, which bundlers shorten. */
  readonly name?: string;
  /** The op of its spans. Default: `function`. */
  readonly op?: string;
  /** Instrument these methods alone. Default: all that the class declares. */
  readonly only?: readonly PropertyKey[];
  /** Do not instrument these. Other words of the class still stand for them; `@Uninstrumented` silences all. Default: none. */
  readonly exclude?: readonly PropertyKey[];
}

/**
 * Gives each method that a class declares a span, and tags what happens inside with `cog.name`.
 *
 * Not: accessors, fields, `#private` and `_underscored` methods, conversions (`toString`, `toJSON`, `valueOf`), inherited methods
 * without words of their own. A span needs an open one round it: see `@Transaction`.
 *
 * @throws AnnotationError where `only` or `exclude` name no method of the class.
 * @function
 * @example
 * @Instrumented({ name: "moderation" })
 * class Moderation {}
 */
export const Instrumented: ClassWord & ((options?: InstrumentedOptions) => ClassWord) = bareOrCalled((options?: InstrumentedOptions) => ({
  ...options,
  kind: "instrumented",
}));
