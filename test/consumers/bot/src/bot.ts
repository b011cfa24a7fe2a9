import { instrumentClient } from "cogscope/discord";
import { Client, GatewayIntentBits } from "discord.js";
import { checkEntries } from "./entries.js";
import { entries } from "./loaded-entries.js";
import { LIFECYCLES, tell } from "./story.js";

async function main(): Promise<void> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds] });
  const { detach } = instrumentClient(client);
  for (const lifecycle of LIFECYCLES) await tell(lifecycle);
  detach();
  await client.destroy();
  console.log(`${LIFECYCLES.length} lifecycles, ${checkEntries(entries)} entries, ${process.version}`);
}

// Sentry listens to unhandled rejections, so that one does not end the process.
main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
