import { median } from "../figures/median.mjs";
import { KINDS } from "./modes.mjs";
import { clock, processor, track } from "./track.mjs";

/**
 * Measures candidates in one mode: rounds in which each has its turn, so that what slows the machine down for a while slows all; each round begins
 * with another one. Rounds are many and short, a few milliseconds: one that the machine has interrupted is then an outlier, which the median leaves
 * out. Gives the median of each candidate for both kinds of methods: nanoseconds a call, or what else a meter reads.
 */
export async function interleave({ candidates, mode, rounds, roundMs, warmUpMs, drain, cpu, meter = cpu ? processor : clock, mostCalls }) {
  const tracks = candidates.flatMap((candidate) => KINDS.map((kind) => track({ candidate, kind, mode, drain })));
  for (const one of tracks) await one.warmUp(warmUpMs, roundMs, mostCalls);
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < tracks.length; at++) await tracks[(round + at) % tracks.length].round(meter);
  }
  const figures = {};
  for (const one of tracks) (figures[one.name] ??= {})[one.kind] = median(one.figures);
  return figures;
}
