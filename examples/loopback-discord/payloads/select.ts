import { rolePayload } from "../guilds.js";
import type { JsonObject } from "../json.js";
import { stranger, type LoopbackUser } from "../users.js";
import type { Circumstances } from "./circumstances.js";
import { resolvedUsers } from "./command-options.js";
import { componentPayload } from "./component.js";
import type { InteractionPayload } from "./interaction.js";

const ComponentType = { string: 3, user: 5, role: 6, mentionable: 7, channel: 8 } as const;

export type SelectKind = keyof typeof ComponentType;
/** An id, or the string of a string select; with a person their name arrives as well. */
export type SelectValue = string | LoopbackUser;

const idOf = (value: SelectValue): string => (typeof value === "string" ? value : value.id);

const byId = (values: readonly SelectValue[], payload: (id: string) => JsonObject): JsonObject =>
  Object.fromEntries(values.map((value) => [idOf(value), payload(idOf(value))]));

/** What Discord sends along with ids. An id in a mentionable select is a role's: people are given as such there. */
function resolvedValues(kind: SelectKind, values: readonly SelectValue[]): JsonObject {
  const people = kind === "user" ? values : values.filter((value) => typeof value === "object");
  const ids = values.filter((value) => typeof value === "string");
  const users = resolvedUsers(people.map((value) => (typeof value === "string" ? stranger(value) : value)));
  const roles = { roles: byId(ids, (id) => rolePayload(id, `role-${id}`)) };
  const channels = { channels: byId(values, (id) => ({ id, name: `channel-${id}`, type: 0, permissions: "0", parent_id: null })) };
  return { string: {}, user: users, role: roles, mentionable: { ...users, ...roles }, channel: channels }[kind];
}

/** A choice in a select menu of one of the bot's messages. */
export function selectPayload(
  user: LoopbackUser,
  kind: SelectKind,
  customId: string,
  values: readonly SelectValue[],
  circumstances: Circumstances = {},
): InteractionPayload {
  const chosen = { custom_id: customId, component_type: ComponentType[kind], values: values.map(idOf) };
  const resolved = kind === "string" ? {} : { resolved: resolvedValues(kind, values) };
  return componentPayload(user, { ...chosen, ...resolved }, circumstances);
}
