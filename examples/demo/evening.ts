import { createBot } from "../moderation-bot/bot.js";
import { openDatabase } from "../moderation-bot/database/open-database.js";
import { LoopbackDiscord } from "../loopback-discord/loopback-discord.js";
import { Progress } from "./progress.js";
import { SCRIPT } from "./script.js";
import { Stage, type Deed } from "./stage.js";

/** What happened, for comparing with what was reported. */
export interface Evening {
  readonly deeds: readonly Deed[];
  readonly secrets: readonly string[];
  /** Why scenes broke off, a sentence each; empty on a good evening. */
  readonly mishaps: readonly string[];
}

/** Plays the script with the real bot on a loopback Discord. Resolves when the bot has done all its work. */
export async function playEvening(databaseUrl: string | undefined): Promise<Evening> {
  const [discord, database] = await Promise.all([LoopbackDiscord.start(), openDatabase(databaseUrl)]);
  const bot = createBot({ token: discord.token, database, clientOptions: discord.clientOptions });
  const progress = new Progress(SCRIPT.length);
  const stage = new Stage(discord, () => progress.answer());
  const mishaps: string[] = [];
  try {
    await bot.start();
    for (const scene of SCRIPT) {
      progress.scene(scene.title);
      await scene.play(stage).catch((error: unknown) => mishaps.push(`'${scene.title}' broke off: ${String(error)}`));
    }
    progress.done();
  } finally {
    await bot.close();
    await database.close();
    await discord.close();
  }
  return { deeds: stage.deeds, secrets: discord.secrets, mishaps };
}
