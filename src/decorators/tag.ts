import type { Primitive } from "../annotation/value.js";
import { decoratorOf, refuseBare } from "./word.js";
import type { AnyWord, ReaderOf, WantsReader } from "./signatures.js";

/**
 * A tag, and the attribute of the same name, on everything that is sent inside: errors, spans, logs and metrics.
 *
 * Keys: at most 32 of `[a-zA-Z0-9_.:-]`. Values: string, number, boolean, bigint (as text), at most 200 characters in one line; a
 * reader's longer value is cut with `…`, its `null` or `undefined` leaves the tag out.
 *
 * @example
 * @Tag("feature", "moderation")
 * class Moderation {
 *   @Tag("guild_id", (interaction: ChatInputCommandInteraction) => interaction.guildId)
 *   async ban(interaction: ChatInputCommandInteraction) {}
 * }
 */
export function Tag<This = any, A extends unknown[] = []>(
  key: string,
  value: Primitive | ReaderOf<This, A, Primitive | null | undefined>,
): AnyWord<WantsReader<This, A>>;
export function Tag(...args: readonly unknown[]): never {
  refuseBare("@Tag", args, '@Tag("feature", "moderation")');
  const [key, value] = args as [string, Primitive];
  return decoratorOf({ kind: "tag", key, value });
}
