import { annotate, CaptureErrors, Span } from "cogscope";
import { Routes, type Guild, type User } from "discord.js";

/** Bans through Discord's API: a plain function, annotated with the words that stand on methods elsewhere. */
export const banMember = annotate(
  async function banMember(guild: Guild, target: User, reason: string): Promise<void> {
    await guild.members.ban(target, { reason });
  },
  Span("http.client", { name: "Ban member", attributes: { "http.request.method": "PUT" } }),
  CaptureErrors({
    context: "api_error",
    data: (guild: Guild, target: User) => ({ method: "PUT", endpoint: Routes.guildBan(guild.id, target.id) }),
    tags: { "error.type": "api", "api.endpoint": "/guilds/:id/bans/:user" },
  }),
);
