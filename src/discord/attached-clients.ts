import { shared } from "../metadata/shared.js";
import type { RunningCommands } from "./commands/running-commands.js";

/** Held weakly: a client that is thrown away without being detached must not stay in memory for our sake. */
const attached = shared("discord.attachedClients", () => new Set<WeakRef<RunningCommands>>());

/** Notes the commands of a client that is attached; gives what takes that back. */
export function noteAttached(commands: RunningCommands): () => void {
  const reference = new WeakRef(commands);
  attached.add(reference);
  return () => void attached.delete(reference);
}

/** The commands of all clients that are attached now. */
export function attachedClients(): readonly RunningCommands[] {
  return [...attached].flatMap((reference) => {
    const commands = reference.deref();
    if (commands === undefined) attached.delete(reference);
    return commands ?? [];
  });
}

/** The commands of one client, if it is attached. */
export const commandsOf = (client: object): RunningCommands | undefined => attachedClients().find((commands) => commands.client === client);
