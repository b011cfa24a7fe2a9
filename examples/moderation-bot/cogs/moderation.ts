import * as Sentry from "@sentry/node";
import { addBreadcrumb, Breadcrumb, CaptureErrors, Instrumented, setTag, SpanData, Tag } from "cogscope";
import { userMention, type User } from "discord.js";
import type { CaseRepository } from "../database/case-repository.js";
import { customIdParts } from "../names.js";
import type { Autocomplete, Button, Cog, ModalSubmit, Routes, SlashCommand, UserMenu } from "../routes.js";
import { UserError } from "../user-error.js";
import { banMember } from "./ban-member.js";
import { caseList, CASES_PER_PAGE } from "./case-list.js";
import { MODERATION_COMMANDS } from "./moderation-commands.js";
import { warnModal, warnReason } from "./warn-modal.js";

const targetOf = (interaction: SlashCommand): User => interaction.options.getUser("user", true);
const pageOf = (interaction: Button): number => Number(customIdParts(interaction)[2]);

@Instrumented({ name: "moderation" })
@Tag("feature", "moderation")
@CaptureErrors({ context: "moderation", expected: [UserError] })
export class Moderation implements Cog {
  readonly #cases: CaseRepository;

  constructor(cases: CaseRepository) {
    this.#cases = cases;
  }

  readonly routes: Routes = {
    definitions: MODERATION_COMMANDS,
    commands: {
      ban: async (interaction) => this.ban(interaction),
      warn: async (interaction) => this.warn(interaction),
      cases: async (interaction) => this.cases(interaction),
      search: async (interaction) => this.search(interaction),
    },
    userMenus: { "Show cases": async (interaction) => this.casesOfMember(interaction) },
    autocompletes: { search: async (interaction) => this.suggestReasons(interaction) },
    buttons: { cases: async (interaction) => this.turnPage(interaction) },
    modals: { warn: async (interaction) => this.writeWarning(interaction) },
  };

  @Breadcrumb("Ban requested", {
    category: "moderation",
    data: (interaction: SlashCommand) => ({ target: targetOf(interaction).id }),
  })
  @CaptureErrors({ data: (interaction: SlashCommand) => ({ action: "ban", target: targetOf(interaction).id }) })
  async ban(interaction: SlashCommand): Promise<void> {
    const target = targetOf(interaction);
    this.#refuseOneself(interaction, target);
    const reason = interaction.options.getString("reason") ?? "No reason given";
    await interaction.deferReply();
    await banMember(interaction.guild, target, reason);
    await this.#cases.add({ ...this.#parties(interaction, target.id), action: "ban", reason });
    Sentry.logger.info("Member banned", { "target.id": target.id });
    await interaction.editReply(`${userMention(target.id)} is banned.`);
  }

  async warn(interaction: SlashCommand): Promise<void> {
    const target = targetOf(interaction);
    this.#refuseOneself(interaction, target);
    await interaction.showModal(warnModal(target));
  }

  async writeWarning(interaction: ModalSubmit): Promise<void> {
    const [, userId = ""] = customIdParts(interaction);
    const warning = { ...this.#parties(interaction, userId), action: "warn", reason: warnReason(interaction) } as const;
    const id = await this.#cases.add(warning);
    setTag("case.id", id);
    addBreadcrumb("Warning written", { category: "moderation", data: { case: id } });
    await interaction.reply(`${userMention(userId)} is warned. Case #${id}.`);
  }

  async cases(interaction: SlashCommand): Promise<void> {
    const user = interaction.options.getUser("user") ?? interaction.user;
    await interaction.reply(await this.#page(interaction.guildId, user.id, 0));
  }

  async casesOfMember(interaction: UserMenu): Promise<void> {
    await interaction.reply(await this.#page(interaction.guildId, interaction.targetId, 0));
  }

  @SpanData("cases.page", pageOf)
  async turnPage(interaction: Button): Promise<void> {
    const [, userId = ""] = customIdParts(interaction);
    await interaction.update(await this.#page(interaction.guildId, userId, pageOf(interaction)));
  }

  @CaptureErrors({ data: { action: "search" } })
  async search(interaction: SlashCommand): Promise<void> {
    const found = await this.#cases.search(interaction.guildId, interaction.options.getString("pattern", true));
    await interaction.reply(`Found ${found.length}: ${found.map(({ id }) => `#${id}`).join(", ")}`);
  }

  async suggestReasons(interaction: Autocomplete): Promise<void> {
    const reasons = await this.#cases.recentReasons(interaction.guildId, interaction.options.getFocused());
    await interaction.respond(reasons.map((reason) => ({ name: reason.slice(0, 100), value: reason.slice(0, 100) })));
  }

  async #page(guildId: string, userId: string, page: number) {
    const limit = CASES_PER_PAGE + 1;
    const cases = await this.#cases.ofUser(guildId, userId, { limit, offset: page * CASES_PER_PAGE });
    return caseList({ userId, page, cases });
  }

  #parties({ guildId, user }: SlashCommand | ModalSubmit, userId: string) {
    return { guild_id: guildId, moderator_id: user.id, user_id: userId };
  }

  #refuseOneself(interaction: SlashCommand, target: User): void {
    if (target.id === interaction.user.id) throw new UserError("You cannot do that to yourself.");
  }
}
