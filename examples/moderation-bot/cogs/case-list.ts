import { ActionRowBuilder, ButtonBuilder, ButtonStyle, userMention } from "discord.js";
import type { Case } from "../database/case-repository.js";

export const CASES_PER_PAGE = 5;

interface CasePage {
  readonly userId: string;
  /** From 0. */
  readonly page: number;
  /** One more than fit, when there is a next page. */
  readonly cases: readonly Case[];
}

const line = ({ id, action, moderator_id, reason }: Case): string => `#${id} ${action} by ${userMention(moderator_id)}: ${reason}`;

/** A page of somebody's cases, with a button when there are more. */
export function caseList({ userId, page, cases }: CasePage) {
  const lines = cases.slice(0, CASES_PER_PAGE).map(line);
  const next = new ButtonBuilder()
    .setCustomId(`cases:${userId}:${page + 1}`)
    .setLabel("Next page")
    .setStyle(ButtonStyle.Secondary);
  return {
    content: lines.length > 0 ? lines.join("\n") : `${userMention(userId)} has no cases.`,
    components: cases.length > CASES_PER_PAGE ? [new ActionRowBuilder<ButtonBuilder>().addComponents(next)] : [],
    allowedMentions: { parse: [] },
  };
}
