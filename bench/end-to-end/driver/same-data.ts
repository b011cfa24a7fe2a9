import { join } from "node:path";
import type { Taken } from "../bots/receiver.js";
import { Bot } from "./bot.js";
import { Child } from "./child.js";
import { comparable } from "./comparable.js";
import { DECK } from "./deck.js";

/** What a bot sends of all the commands there are, one after the other. */
async function sentBy(folder: string, script: string): Promise<string[]> {
  const receiver = new Child(join(folder, "receiver.js"), { keep: 10_000 });
  const dsn = await receiver.said<string>();
  const bot = await Bot.start(folder, script, { dsn, rate: 1, setup: false, pglite: false });
  await bot.play(DECK, 1);
  const taken = await receiver.ask<Taken>("taken");
  await bot.close();
  await receiver.close();
  return comparable(taken);
}

/** What only one of the two sends: nothing, or the comparison of what they cost is worth nothing. */
export async function differences(folder: string): Promise<{ readonly compared: number; readonly lines: readonly string[] }> {
  const [byHand, cogscope] = await Promise.all([sentBy(folder, "by-hand"), sentBy(folder, "cogscope")]);
  const missing = without(byHand, cogscope).map((line) => `by hand only:  ${line}`);
  const added = without(cogscope, byHand).map((line) => `cogscope only: ${line}`);
  return { compared: byHand.length, lines: [...missing, ...added] };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
