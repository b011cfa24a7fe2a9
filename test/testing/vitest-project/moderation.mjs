import { annotate, CaptureErrors, Counted, Span, Tag, Transaction } from "cogscope";

const save = annotate(
  async function save(reason) {
    if (reason === "") throw new RangeError("A ban needs a reason.");
  },
  Span("db.query", { name: "Save case" }),
);

/** A bot's command. */
export const ban = annotate(
  async function ban(reason) {
    await save(reason);
  },
  Transaction("discord.command", { name: "command.ban" }),
  Tag("feature", "moderation"),
  CaptureErrors({ context: "moderation" }),
  Counted("bot.bans"),
);
