import { Breadcrumb, CaptureErrors, Context, Monitor, SpanData, Tag, Transaction, User } from "../../../src/index.js";
import type { Body, Commands } from "../bot.js";

class AnnotatedCommands {
  @Transaction("discord.command", { name: "command.ban", attributes: { "command.name": "ban" } })
  @CaptureErrors({ context: "moderation", data: (user: string) => ({ target: user }) })
  @Tag("guild_id", "g1")
  @Tag("member", (user: string) => user)
  @User((user: string) => ({ id: user, username: `name of ${user}` }))
  @Context("command", (user: string) => ({ name: "ban", options: { target: user } }))
  @Breadcrumb((user: string) => `${user} bans`, { category: "command" })
  async ban(_user: string, body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  @Transaction("discord.command", { name: "command.ping" })
  async ping(body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  @Transaction("discord.command", { name: "ignored command" })
  async health(body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  @Transaction("queue.process", { name: "remote", newTrace: false })
  @SpanData("queue.member", (user: string) => user)
  @Tag("member", (user: string) => user)
  async remote(_user: string, body: Body = () => undefined): Promise<unknown> {
    return await body();
  }

  @Monitor("refresh-bans", { schedule: "0 * * * *", timezone: "Europe/Berlin" })
  async refresh(body: Body = () => undefined): Promise<unknown> {
    return await body();
  }
}

export const commands: Commands = new AnnotatedCommands();
