import { once } from "node:events";
import { createBot } from "../moderation-bot/bot.js";
import { openDatabase } from "../moderation-bot/database/open-database.js";

/** The bot on the real Discord, until Ctrl-C. */
export async function runForReal(token: string, databaseUrl: string | undefined): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const bot = createBot({ token, database });
  await bot.start();
  process.stderr.write(`${bot.client.user?.tag} is online. Ctrl-C ends it.\n`);
  await once(process, "SIGINT");
  await bot.close();
  await database.close();
}
