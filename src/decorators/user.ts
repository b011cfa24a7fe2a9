import { decoratorOf, refuseBare } from "./word.js";
import type { MethodWord, Present, ReaderOf, WantsReader } from "./signatures.js";

/**
 * The user of everything that is sent inside: a Discord user or member, or a Sentry user.
 *
 * Of a Discord user: id, username, display_name, bot, system; of a member also guild_id, guild_name, guild_member_count,
 * guild_permissions, top_role, joined_at. `null` or `undefined` leaves the surrounding user.
 *
 * @example
 * class Moderation {
 *   @User((interaction: ChatInputCommandInteraction) => interaction.member ?? interaction.user)
 *   async ban(interaction: ChatInputCommandInteraction) {}
 * }
 */
export function User<This = any, A extends unknown[] = []>(
  reader: ReaderOf<This, A, Present | string | number | bigint | null | undefined>,
): MethodWord<WantsReader<This, A>>;
export function User(...args: readonly unknown[]): never {
  refuseBare("@User", args, "@User((interaction) => interaction.user)");
  const [reader] = args;
  return decoratorOf({ kind: "user", reader: reader as never });
}
