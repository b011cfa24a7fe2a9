import { Bot, type Cost } from "./bot.js";
import type { Contestant } from "./contestants.js";

/** How much is played. Many short turns: what else the machine does is then nearly the same for those that are compared. */
export interface Programme {
  /** How often all the processes are started anew: what V8 has made of one process is chance. */
  readonly fleets: number;
  /** In each everybody has two turns: all go one after the other, and then back again, so that a machine that slows down does so for all. */
  readonly rounds: number;
  readonly warmUp: number;
  /** Those of a turn. */
  readonly commands: number;
  readonly concurrency: number;
  readonly pglite: boolean;
}

export type Costs = ReadonlyMap<Contestant, readonly Cost[]>;

interface Place {
  readonly folder: string;
  readonly dsn: string;
}

/** Lets the contestants of each group play in turns, each going first as often as the others; gives what each round has cost. */
export async function playRounds(groups: readonly (readonly Contestant[])[], programme: Programme, place: Place): Promise<Costs> {
  const costs = new Map<Contestant, Cost[]>(groups.flat().map((one) => [one, []]));
  for (let fleet = 0; fleet < programme.fleets; fleet++) {
    for (const group of groups) await playGroup(group, programme, place, costs);
    process.stderr.write(`${fleet + 1} of ${programme.fleets} fleets played.\n`);
  }
  return costs;
}

async function playGroup(
  group: readonly Contestant[],
  { warmUp, rounds, commands, concurrency, pglite }: Programme,
  { folder, dsn }: Place,
  costs: ReadonlyMap<Contestant, Cost[]>,
): Promise<void> {
  const bots = new Map<Contestant, Bot>();
  try {
    for (const one of group) bots.set(one, await Bot.start(folder, one.script, { dsn, rate: one.rate, setup: one.setup, pglite }));
    for (const bot of bots.values()) await bot.play(warmUp, concurrency);
    for (let round = 0; round < rounds; round++) {
      const order = turned([...bots], round);
      const there: Cost[] = [];
      for (const [, bot] of order) there.push(await bot.play(commands, concurrency));
      for (const [one, bot] of [...order].reverse()) {
        const back = await bot.play(commands, concurrency);
        costs.get(one)?.push(mean(there.pop() ?? back, back));
      }
    }
  } finally {
    await Promise.all([...bots.values()].map(async (bot) => bot.close()));
  }
}

const mean = (one: Cost, other: Cost): Cost => ({
  cpu: (one.cpu + other.cpu) / 2,
  commandsPerSecond: (one.commandsPerSecond + other.commandsPerSecond) / 2,
});

const turned = <T>(list: readonly T[], by: number): readonly T[] => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
