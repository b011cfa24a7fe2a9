import type { Received } from "cogscope/view";
import { GUILD_ID } from "../../loopback-discord/world.js";
import { alice } from "../cast.js";

/** What a log written inside the ban has to carry, though nobody wrote it there. */
const ATTRIBUTES = { "command.name": "ban", "cog.name": "moderation", guild_id: GUILD_ID, "user.id": alice.id };

/** The log of the one successful ban arrived, with the tags and the user of its command. */
export function missingLogs({ logs, traces }: Received): readonly string[] {
  const [log, another] = logs.filter(({ body }) => body === "Member banned");
  if (!log || another) return ["The log 'Member banned' did not arrive exactly once."];
  const wrong = Object.entries(ATTRIBUTES).filter(([key, value]) => log.attributes[key] !== value);
  const faults = wrong.map(([key]) => `The log 'Member banned' has ${key} ${JSON.stringify(log.attributes[key])}.`);
  return traces.has(log.traceId ?? "") ? faults : [...faults, "The log 'Member banned' belongs to no trace."];
}
