import * as Sentry from "@sentry/node";
import { captureBotError } from "cogscope";
import { createBot } from "./bot.js";
import { openDatabase } from "./database/open-database.js";
import { startSentry } from "./sentry.js";

async function main(): Promise<void> {
  const token = process.env["DISCORD_TOKEN"];
  if (!token) throw new Error("Set DISCORD_TOKEN to your bot's token.");
  startSentry();
  const database = await openDatabase(process.env["DATABASE_URL"]);
  const bot = createBot({ token, database });
  await bot.start();
  const stop = async (): Promise<void> => {
    await bot.close();
    await database.close();
    await Sentry.close(5_000);
    process.exit();
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
}

// Said here because Sentry's own listener for unhandled rejections lets the process live.
main().catch(async (error: unknown) => {
  console.error(error);
  captureBotError(error);
  await Sentry.close(5_000);
  process.exit(1);
});
