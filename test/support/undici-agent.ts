import { createRequire } from "node:module";
import type { ClientOptions } from "discord.js";

type RestAgent = NonNullable<NonNullable<ClientOptions["rest"]>["agent"]>;

/** An agent of the undici that discord.js stands on. */
export function undiciAgent(options: { connections?: number; connect?: { lookup: (...args: any[]) => void } }): RestAgent {
  const { Agent } = createRequire(require.resolve("@discordjs/rest"))("undici") as { Agent: new (given: object) => RestAgent };
  return new Agent(options);
}

/** Whatever the host is called, it is this machine. */
export const LOOPBACK = {
  lookup: (_host: string, { all }: { all?: boolean }, found: (error: null, address: unknown, family?: number) => void): void =>
    all === true ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4),
};
