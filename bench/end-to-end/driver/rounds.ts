import { Bot, type Cost } from "./bot.js";
import type { Contestant } from "./contestants.js";

/** How much is played. Many short rounds: what else the machine does is then nearly the same for those that are compared. */
export interface Programme {
  /** How often all the processes are started anew: what V8 has made of one process is chance. */
  readonly fleets: number;
  readonly rounds: number;
  readonly warmUp: number;
  readonly commands: number;
  readonly concurrency: number;
  readonly pglite: boolean;
}

export type Costs = ReadonlyMap<Contestant, readonly Cost[]>;

interface Place {
  readonly folder: string;
  readonly dsn: string;
}

/** Lets all play in turns, each going first as often as the others; gives what each round has cost. */
export async function playRounds(contestants: readonly Contestant[], programme: Programme, place: Place): Promise<Costs> {
  const costs = new Map<Contestant, Cost[]>(contestants.map((one) => [one, []]));
  for (let fleet = 0; fleet < programme.fleets; fleet++) {
    const bots = new Map<Contestant, Bot>();
    try {
      for (const one of contestants) {
        const { script, rate, setup } = one;
        bots.set(one, await Bot.start(place.folder, script, { dsn: place.dsn, rate, setup, pglite: programme.pglite }));
      }
      for (const bot of bots.values()) await bot.play(programme.warmUp, programme.concurrency);
      for (let round = 0; round < programme.rounds; round++) {
        for (const [one, bot] of turned([...bots], round)) {
          costs.get(one)?.push(await bot.play(programme.commands, programme.concurrency));
        }
      }
    } finally {
      await Promise.all([...bots.values()].map(async (bot) => bot.close()));
    }
    process.stderr.write(`${fleet + 1} of ${programme.fleets} fleets played.\n`);
  }
  return costs;
}

const turned = <T>(list: readonly T[], by: number): readonly T[] => {
  const order = [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
  return by % 2 === 0 ? order : order.reverse();
};
