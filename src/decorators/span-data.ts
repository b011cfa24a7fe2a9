import type { AttributeValue } from "../annotation/value.js";
import { decoratorOf, refuseBare } from "./word.js";
import type { MethodWord, ReaderOf, WantsReader } from "./signatures.js";
import type { Attributes } from "./span.js";

/**
 * Attributes of the method's span, asked only where it is recorded. It makes no span: say `@Span` or `@Transaction` too.
 *
 * @example
 * class CaseRepository {
 *   @Span("db.query")
 *   @SpanData("db.collection.name", "cases")
 *   @SpanData((userId: string) => ({ "case.user": userId }))
 *   async forUser(userId: string) {}
 * }
 */
export function SpanData<This = any, A extends unknown[] = []>(
  key: string,
  value: AttributeValue | ReaderOf<This, A, AttributeValue>,
): MethodWord<WantsReader<This, A>>;
export function SpanData<This = any, A extends unknown[] = []>(
  data: Attributes | ReaderOf<This, A, Attributes | null | undefined>,
): MethodWord<WantsReader<This, A>>;
export function SpanData(...args: readonly unknown[]): never {
  refuseBare("@SpanData", args, '@SpanData("key", value)');
  const [key, value] = args;
  const data = args.length > 1 ? { [key as string]: value } : key;
  return decoratorOf({ kind: "spanData", data: data as Attributes });
}
