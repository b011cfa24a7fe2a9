import { decoratorOf, refuseBare } from "./word.js";
import type { AnyWord, Present, ReaderOf, WantsReader } from "./signatures.js";

/** What a context holds, where it is no reader: any object but a function. */
type Block = Readonly<Record<string, unknown>> | (object & { readonly bind?: never });

/**
 * A context block on the errors that are captured inside: structured, not searchable.
 *
 * It may hold anything; it is serialised when an event takes it, cut to depth 4 and 8 kB. A reader's `null` or `undefined` leaves
 * it out. The names `trace` and `flags` are Sentry's own.
 *
 * @example
 * class Moderation {
 *   @Context("moderation", (interaction: ChatInputCommandInteraction) => ({ target: interaction.options.getUser("target")?.id }))
 *   async ban(interaction: ChatInputCommandInteraction) {}
 * }
 */
export function Context<This = any, A extends unknown[] = []>(
  name: string,
  value: Block | ReaderOf<This, A, Present | null | undefined>,
): AnyWord<WantsReader<This, A>>;
export function Context(...args: readonly unknown[]): never {
  refuseBare("@Context", args, '@Context("moderation", { … })');
  const [name, value] = args as [string, object];
  return decoratorOf({ kind: "context", name, value });
}
