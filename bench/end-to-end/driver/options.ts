import { parseArgs } from "node:util";
import { DECK } from "./deck.js";
import type { Programme } from "./rounds.js";

/** What is asked of the benchmark. */
export interface Options extends Programme {
  /** Only whether both bots send the same. */
  readonly check: boolean;
}

/** `--check`, `--pglite`, `--fleets 3`, `--rounds 16`, `--commands 50`, `--warm-up 5000`, `--concurrency 20`. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      check: { type: "boolean", default: false },
      pglite: { type: "boolean", default: false },
      fleets: { type: "string", default: "3" },
      rounds: { type: "string", default: "16" },
      commands: { type: "string", default: "50" },
      "warm-up": { type: "string", default: "5000" },
      concurrency: { type: "string", default: "20" },
    },
  });
  const number = (name: "fleets" | "rounds" | "commands" | "warm-up" | "concurrency"): number => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value > 0) return value;
    throw new Error(`--${name} takes a whole number from 1.`);
  };
  const programme = { fleets: number("fleets"), rounds: number("rounds"), warmUp: number("warm-up"), concurrency: number("concurrency") };
  // Whole decks, so that each turn holds the same commands.
  const commands = Math.ceil(number("commands") / DECK) * DECK;
  return { ...programme, commands, pglite: values.pglite, check: values.check };
}
