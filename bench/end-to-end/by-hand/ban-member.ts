import * as Sentry from "@sentry/node";
import { Routes, type Guild, type User } from "discord.js";
import { captureFailure, errorName } from "./capture-failure.js";

/** Bans through Discord's API. */
export async function banMember(guild: Guild, target: User, reason: string): Promise<void> {
  const attributes = { "code.function.name": "banMember", "http.request.method": "PUT" };
  await Sentry.startSpan({ name: "Ban member", op: "http.client", attributes }, async (span) => {
    try {
      await guild.members.ban(target, { reason });
    } catch (error) {
      span.setAttribute("error.type", errorName(error));
      captureFailure(error, {
        tags: { "error.type": "api", "error.context": "api_error", "api.endpoint": "/guilds/:id/bans/:user" },
        contexts: { api_error: { method: "PUT", endpoint: Routes.guildBan(guild.id, target.id) } },
      });
      throw error;
    }
  });
}
