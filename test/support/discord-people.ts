import { Client, Guild, GuildMember, User } from "discord.js";

/**
 * People of a real discord.js; their constructors are private, and take what Discord's gateway sends
 * (discord.js 14.28, src/structures).
 */
const client = new Client({ intents: [] });
const make = <T>(of: unknown, ...args: unknown[]): T => Reflect.construct(of as new () => object, args) as T;

const USER = { id: "80351110224678912", username: "nelly", global_name: "Nelly", discriminator: "0", bot: false };

export const discordUser = (): User => make<User>(User, client, USER);

export function discordMember(): GuildMember {
  const roles = [
    { id: "41771983423143937", name: "@everyone", position: 0, permissions: "0", color: 0 },
    { id: "41771983423143938", name: "staff", position: 1, permissions: "8", color: 0 },
  ];
  const colors = { primary_color: 0, secondary_color: null, tertiary_color: null };
  const guild = make<Guild>(Guild, client, {
    id: "41771983423143937",
    name: "Rolling",
    owner_id: "1",
    member_count: 3,
    roles: roles.map((role) => ({ ...role, colors })),
  });
  const member = { user: USER, nick: "Nelly of the guild", roles: ["41771983423143938"], joined_at: "2020-01-02T03:04:05.000Z", flags: 0 };
  return make<GuildMember>(GuildMember, client, member, guild);
}
