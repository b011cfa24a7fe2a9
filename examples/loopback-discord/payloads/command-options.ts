import type { JsonObject } from "../json.js";
import { memberPayload, userPayload, type LoopbackUser } from "../users.js";

/** What a slash command may be given; a user is sent as an id, with the person under `resolved`. */
export type OptionValue = string | number | boolean | LoopbackUser;
export type OptionValues = Readonly<Record<string, OptionValue>>;

const OptionType = { subcommand: 1, group: 2, string: 3, integer: 4, boolean: 5, user: 6, number: 10 } as const;

function optionType(value: OptionValue): number {
  if (typeof value === "string") return OptionType.string;
  if (typeof value === "boolean") return OptionType.boolean;
  if (typeof value === "number") return Number.isInteger(value) ? OptionType.integer : OptionType.number;
  return OptionType.user;
}

export function optionPayloads(values: OptionValues): readonly JsonObject[] {
  return Object.entries(values).map(([name, value]) => ({
    name,
    type: optionType(value),
    value: typeof value === "object" ? value.id : value,
  }));
}

/** Puts the options into their subcommand, and that into its group: `["xp", "give"]` becomes group `xp`, subcommand `give`. */
export function nestOptions(path: readonly string[], options: readonly JsonObject[]): readonly JsonObject[] {
  return path.reduceRight<readonly JsonObject[]>((inner, name, index) => {
    const isInnermost = index === path.length - 1;
    return [{ name, type: isInnermost ? OptionType.subcommand : OptionType.group, options: inner }];
  }, options);
}

/** The people that options mention, as Discord sends them along. */
export function resolvedUsers(users: readonly LoopbackUser[]): JsonObject {
  return {
    users: Object.fromEntries(users.map((user) => [user.id, userPayload(user)])),
    members: Object.fromEntries(users.map((user) => [user.id, memberPayload()])),
  };
}
