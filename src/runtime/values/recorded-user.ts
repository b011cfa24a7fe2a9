import { shared } from "../../metadata/shared.js";
import { activeClient } from "../../sentry/client.js";
import type { Client, User } from "../../sentry/sdk.js";

/** How much of a user is recorded: the fields of the seed (names, permissions, the guild …), or the id alone. */
export type UserDetail = "full" | "id";

const details = shared("users", () => new WeakMap<Client, UserDetail>());

/** Says it for all that a client sends. Default: `full`. */
export function recordUsers(client: Client, detail: UserDetail): void {
  details.set(client, detail);
}

/** As much of a user as is to be recorded; nothing where only the id is and there is none. */
export function recordedUser(user: User | undefined): User | undefined {
  const client = user && activeClient();
  if (client === undefined || details.get(client) !== "id") return user;
  return user?.id == null ? undefined : { id: String(user.id) };
}
