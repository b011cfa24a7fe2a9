import type { User } from "../../sentry/sdk.js";
import { recordedUser } from "./recorded-user.js";
import { serialiseRecord } from "./serialise.js";

/** The part of a discord.js `User` that is recorded. */
interface UserLike {
  readonly id: string;
  readonly username?: string | null;
  readonly displayName?: string;
  readonly bot?: boolean;
  readonly system?: boolean;
}

/** The part of a discord.js `GuildMember` that is recorded. */
interface MemberLike {
  readonly user: UserLike;
  readonly displayName?: string;
  readonly guild?: { readonly id: string; readonly name?: string; readonly memberCount?: number };
  readonly permissions?: { readonly bitfield: bigint };
  readonly roles?: { readonly highest?: { readonly name?: string } };
  readonly joinedAt?: Date | null;
}

/**
 * The Sentry user of a Discord user or member, with the seed's fields; a plain Sentry user as it is; a string or number is
 * an id. Told by shape: the core does not need discord.js. `undefined` where it is none of these. Where the set-up says so, the id alone.
 */
export const toUser = (value: unknown): User | undefined => recordedUser(fieldsOf(value));

function fieldsOf(value: unknown): User | undefined {
  if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") return { id: String(value) };
  if (typeof value !== "object" || value === null) return undefined;
  if (isMember(value)) return addMember(userFields(value.user, value.displayName), value);
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === Object.prototype || prototype === null;
  if (isPlain && !("discriminator" in value)) return plainUser(value);
  return "id" in value && typeof value.id === "string" ? userFields(value as UserLike) : undefined;
}

const isMember = (value: object): value is MemberLike =>
  "user" in value && typeof value.user === "object" && value.user !== null && "id" in value.user && typeof value.user.id === "string";

function plainUser(value: object): User | undefined {
  const user = Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field != null && typeof field !== "function" && typeof field !== "symbol")
      .map(([key, field]: [string, unknown]) => [key, typeof field === "bigint" || key === "id" ? String(field) : field]),
  );
  return Object.keys(user).length > 0 ? serialiseRecord(user) : undefined;
}

/** Field by field: to spread objects into one another takes many times as long (Node 20). */
function userFields(user: UserLike, displayName = user.displayName): User {
  const { username } = user;
  const fields: User = { id: user.id };
  if (username != null) fields.username = username;
  if (displayName !== undefined) fields["display_name"] = displayName;
  fields["bot"] = user.bot ?? false;
  fields["system"] = user.system ?? false;
  return fields;
}

/** Each property of a member's is read once: discord.js works out its roles and permissions anew whenever they are asked for. */
function addMember(fields: User, { guild, permissions, roles, joinedAt }: MemberLike): User {
  if (guild) {
    const { name, memberCount } = guild;
    fields["guild_id"] = guild.id;
    if (name !== undefined) fields["guild_name"] = name;
    if (memberCount !== undefined) fields["guild_member_count"] = memberCount;
  }
  const bitfield = permissions?.bitfield;
  if (bitfield !== undefined) fields["guild_permissions"] = String(bitfield);
  const top = roles?.highest?.name;
  if (top !== undefined) fields["top_role"] = top;
  if (joinedAt instanceof Date) fields["joined_at"] = joinedAt.toISOString();
  return fields;
}
