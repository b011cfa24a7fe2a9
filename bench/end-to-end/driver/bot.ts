import { join } from "node:path";
import type { BotSettings, Usage } from "../bots/serve.js";
import { Child } from "./child.js";
import { Stage } from "./stage.js";

/** What a round has cost. */
export interface Cost {
  /** CPU time of the bot's process, in ms a command. */
  readonly cpu: number;
  readonly commandsPerSecond: number;
}

/** A bot in its process, with a Discord of its own. */
export class Bot {
  readonly #child: Child;
  readonly #stage: Stage;

  /** Resolves when it is online. */
  static async start(folder: string, script: string, settings: Omit<BotSettings, "api">, execArgv: readonly string[] = []): Promise<Bot> {
    const stage = await Stage.open();
    const child = new Child(join(folder, `${script}.js`), { ...settings, api: stage.api }, ["--expose-gc", ...execArgv]);
    await child.said();
    return new Bot(child, stage);
  }

  private constructor(child: Child, stage: Stage) {
    this.#child = child;
    this.#stage = stage;
  }

  /** From the first command until the last is answered and all that was recorded has been sent. */
  async play(commands: number, concurrency: number): Promise<Cost> {
    await this.#child.ask("collect");
    const before = await this.#child.ask<Usage>("usage");
    const begun = performance.now();
    await this.#stage.play(commands, concurrency);
    const took = performance.now() - begun;
    const after = await this.#child.ask<Usage>("usage");
    return { cpu: (after.cpu - before.cpu) / commands, commandsPerSecond: (commands / took) * 1000 };
  }

  async close(): Promise<void> {
    await this.#child.close();
    await this.#stage.close();
  }
}
