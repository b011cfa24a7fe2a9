import * as Sentry from "@sentry/node";
import { CaptureErrors, Context, Counted, Instrumented, Span, SpanData, Tag, Transaction, User } from "cogscope";

/** What a command gets, as far as this cog looks at it. */
export interface Interaction {
  readonly guildId: string;
  readonly user: { readonly id: string; readonly username: string };
}

@Instrumented({ name: "cases" })
export class CaseRepository {
  // The name is written out: bundlers shorten that of the class.
  @Span("db.query", { name: "Fetch cases", result: (rows: readonly string[]) => ({ "db.response.returned_rows": rows.length }) })
  async matching(reason: string): Promise<readonly string[]> {
    await Promise.resolve();
    if (reason === "[") throw new SyntaxError("invalid regular expression: brackets [] not balanced");
    return ["spam", "more spam"].filter((one) => one.includes(reason));
  }
}

@Instrumented({ name: "moderation" })
@Tag("feature", "moderation")
export class Moderation {
  constructor(private readonly repository: CaseRepository) {}

  @Transaction("discord.command", { name: "command.cases" })
  @User((interaction: Interaction) => interaction.user)
  @Tag("guild_id", (interaction: Interaction) => interaction.guildId)
  @Context("search", (_interaction: Interaction, reason: string) => ({ length: reason.length }))
  @SpanData("search.length", (_interaction: Interaction, reason: string) => reason.length)
  @Counted("case_searches")
  @CaptureErrors({ context: "moderation" })
  async cases(interaction: Interaction, reason: string): Promise<number> {
    Sentry.logger.info("searching cases");
    return (await this.repository.matching(reason)).length;
  }
}
