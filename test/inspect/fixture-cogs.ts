/** Cogs with every word, as a bot author writes them; they are compiled by each compiler, in each dialect. */
export const COGS = `
import { annotate, Breadcrumb, CaptureErrors, Context, Counted, InFlight, Instrumented, Monitor, Span, SpanData, Tag, Timed, Transaction, Uninstrumented, User } from "cogscope";

class UserError extends Error {}

@Tag("layer", "base")
class Base {
  @Span("db.query", { name: "Fetch" })
  fetch() { throw new Error("it was called"); }
  @Span
  close() { throw new Error("it was called"); }
}

@Instrumented({ name: "moderation", exclude: ["helper"] })
@Tag("feature", "moderation")
export class Moderation extends Base {
  constructor() { super(); throw new Error("it was made"); }
  get cases() { throw new Error("it was read"); }
  static get all() { throw new Error("it was read"); }

  @Transaction("discord.command", { name: "command.ban", attributes: { hard: true } })
  @User((interaction) => interaction.user)
  @Tag("guild_id", (interaction) => interaction.guildId)
  @Context("ban", () => { throw new Error("it was asked"); })
  @Breadcrumb("Ban requested", { category: "moderation" })
  @Breadcrumb((interaction) => interaction.id)
  @CaptureErrors({ context: "moderation", level: "fatal", tags: { urgent: true }, expected: [UserError, 50007, "EBUSY", (error) => error === null], fallback: 0, onError: () => {} })
  @SpanData("target", (interaction) => interaction.targetId)
  ban(interaction) { throw new Error("it was called"); }

  @Uninstrumented
  onMessage() { throw new Error("it was called"); }

  helper() { throw new Error("it was called"); }
  close() { throw new Error("it was called"); }
  _hidden() {}
  toString() { return "cog"; }
  static create() { throw new Error("it was called"); }
}

export class Tasks {
  @Monitor("sweep", { schedule: "@hourly" })
  @Counted
  @Timed("bot.sweep", { attributes: { user_id: (user) => user, kind: "full", shard_id: () => 1 } })
  @InFlight("bot.sweeping", { attributes: () => ({ a: 1 }) })
  sweep(user) { throw new Error("it was called"); }
  #secret() {}
  field = () => 1;
  plain() {}
  @Tag("only", 1)
  tagged() {}
}

export const refresh = annotate(async function refresh() { throw new Error("it was called"); }, Transaction("task.run"), CaptureErrors);
export class Silent {}
`;
