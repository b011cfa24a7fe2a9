import { decoratorOf, refuseBare } from "./word.js";
import type { AnyWord, ReaderOf, WantsReader } from "./signatures.js";

/**
 * A context block on the errors that are captured inside: structured, not searchable.
 *
 * It may hold anything; it is serialised when an event takes it, cut to depth 4 and 8 kB. A reader's `null` or `undefined` leaves
 * it out. The name `trace` is Sentry's own.
 *
 * @example
 * class Moderation {
 *   @Context("moderation", (interaction: ChatInputCommandInteraction) => ({ target: interaction.options.getUser("target")?.id }))
 *   async ban(interaction: ChatInputCommandInteraction) {}
 * }
 */
export function Context<This = any, A extends unknown[] = []>(
  name: string,
  value: object | ReaderOf<This, A, object | null | undefined>,
): AnyWord<WantsReader<This, A>>;
export function Context(...args: readonly unknown[]): never {
  refuseBare("@Context", args, '@Context("moderation", { … })');
  const [name, value] = args as [string, object];
  return decoratorOf({ kind: "context", name, value });
}
