import type { JsonObject } from "./json.js";
import { GUILD_JOINED_AT } from "./world.js";

/** Somebody on the loopback's servers. */
export interface LoopbackUser {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
}

/** Administrator would hide permission bugs of a bot, so members may only do what members usually may. */
const MEMBER_PERMISSIONS = "2248473465835073";

/** The user as Discord's API writes one. */
export function userPayload(user: LoopbackUser): JsonObject {
  return {
    id: user.id,
    username: user.username,
    global_name: user.displayName,
    discriminator: "0",
    avatar: null,
  };
}

/** Somebody of whom only the id is known. */
export function stranger(id: string): LoopbackUser {
  return { id, username: `user-${id}`, displayName: `User ${id}` };
}

/** The same person as a member of the guild, without the user inside. */
export function memberPayload(): JsonObject {
  return {
    roles: [],
    joined_at: GUILD_JOINED_AT,
    deaf: false,
    mute: false,
    flags: 0,
    permissions: MEMBER_PERMISSIONS,
  };
}
