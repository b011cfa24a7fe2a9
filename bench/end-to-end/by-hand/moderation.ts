import * as Sentry from "@sentry/node";
import { userMention, type User } from "discord.js";
import { caseList, CASES_PER_PAGE } from "../../../examples/moderation-bot/cogs/case-list.js";
import type { SlashCommand } from "../../../examples/moderation-bot/routes.js";
import { UserError } from "../../../examples/moderation-bot/user-error.js";
import { acknowledged } from "./acknowledgement.js";
import { banMember } from "./ban-member.js";
import type { CaseRepository } from "./case-repository.js";
import { inCog } from "./in-cog.js";

const TAGS = { "cog.name": "moderation", feature: "moderation" };

const targetOf = (interaction: SlashCommand): User => interaction.options.getUser("user", true);

const call = (method: string, data: Record<string, unknown> = {}) => ({
  name: `moderation.${method}`,
  function: `Moderation.${method}`,
  tags: TAGS,
  context: ["moderation", { cog: "moderation", method, ...data }] as const,
});

/** The example's cog of that name, as far as the benchmark asks it. */
export class Moderation {
  readonly #cases: CaseRepository;

  constructor(cases: CaseRepository) {
    this.#cases = cases;
  }

  async ban(interaction: SlashCommand): Promise<void> {
    const target = targetOf(interaction);
    Sentry.addBreadcrumb({ message: "Ban requested", category: "moderation", data: { target: target.id } });
    await inCog(call("ban", { action: "ban", target: target.id }), async () => {
      if (target.id === interaction.user.id) throw new UserError("You cannot do that to yourself.");
      const reason = interaction.options.getString("reason") ?? "No reason given";
      await interaction.deferReply();
      acknowledged(interaction, "defer");
      await banMember(interaction.guild, target, reason);
      const { guildId, user } = interaction;
      await this.#cases.add({ guild_id: guildId, moderator_id: user.id, user_id: target.id, action: "ban", reason });
      Sentry.logger.info("Member banned", { "target.id": target.id });
      await interaction.editReply(`${userMention(target.id)} is banned.`);
    });
  }

  async cases(interaction: SlashCommand): Promise<void> {
    await inCog(call("cases"), async () => {
      const user = interaction.options.getUser("user") ?? interaction.user;
      const limit = CASES_PER_PAGE + 1;
      const cases = await this.#cases.ofUser(interaction.guildId, user.id, { limit, offset: 0 });
      await interaction.reply(caseList({ userId: user.id, page: 0, cases }));
      acknowledged(interaction, "reply");
    });
  }

  async search(interaction: SlashCommand): Promise<void> {
    await inCog(call("search", { action: "search" }), async () => {
      const found = await this.#cases.search(interaction.guildId, interaction.options.getString("pattern", true));
      await interaction.reply(`Found ${found.length}: ${found.map(({ id }) => `#${id}`).join(", ")}`);
      acknowledged(interaction, "reply");
    });
  }
}
