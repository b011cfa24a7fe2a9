import type { Reader, SpanFields } from "../annotation/annotation.js";
import type { AttributeValue } from "../annotation/value.js";
import { bareOrCalled } from "./word.js";
import type { AnyWord, Nothing, ReaderOf } from "./signatures.js";

/** Attributes of a span by name; `undefined` and `null` leave one out. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/**
 * What `@Span` and `@Transaction` share.
 *
 * @example
 * @Span("db.query", { name: "Fetch cases", attributes: { "db.system.name": "postgresql" } })
 */
export interface SpanOptions<This, A extends unknown[], V> {
  /** The span's name. Default: `Class.method`, or the cog's name before the method's. */
  readonly name?: string;
  /** Attributes, or a reader of them; asked only where the span is recorded. Default: none. */
  readonly attributes?: Attributes | ReaderOf<This, A, Attributes | null | undefined>;
  /** Attributes read from what the method gives: of a promise what it settles to, of a generator what it returns. Default: none. */
  readonly result?: (this: This, value: V) => Attributes | null | undefined;
}

export type SpanWants<This, A extends unknown[], V> = {
  readonly self: This;
  readonly args: A;
  readonly result: V;
  readonly fallback: never;
};

interface SpanWord extends AnyWord<Nothing> {
  <This = any, A extends unknown[] = [], V = unknown>(
    op?: string,
    options?: SpanOptions<This, A, V> & { readonly root?: boolean },
  ): AnyWord<SpanWants<This, A, NoInfer<V>>>;
  <This = any, A extends unknown[] = [], V = unknown>(
    options: SpanOptions<This, A, V> & { readonly op?: string; readonly root?: boolean },
  ): AnyWord<SpanWants<This, A, NoInfer<V>>>;
}

/**
 * A span inside the open trace, with the attribute `code.function.name`. Default op: `function`; default name: `Class.method`.
 *
 * With no open span round the call there is none (one hint a method outside production); `root: true` starts one all the same.
 *
 * @function
 * @example
 * class CaseRepository {
 *   @Span("db.query", { name: "Fetch cases", result: (rows: Case[]) => ({ "db.response.returned_rows": rows.length }) })
 *   async forUser(userId: string): Promise<Case[]> {}
 * }
 */
export const Span: SpanWord = bareOrCalled((...args: readonly unknown[]) => ({ ...spanFields(args), kind: "span" }));

/** Reads `(op?, options?)` and `(options)`. */
export function spanFields([first, second]: readonly unknown[]): SpanFields & { readonly root?: boolean; readonly newTrace?: boolean } {
  const options = (typeof first === "object" && first !== null ? first : second) as Record<string, Reader> | undefined;
  return { ...options, ...(typeof first === "object" || first === undefined ? {} : { op: first as string }) };
}
