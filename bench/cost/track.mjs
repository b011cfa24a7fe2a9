import { IDS, makeLoop } from "./cog.mjs";

/** What all loops have summed up: a result that nobody uses may be left out by the engine. */
let used = 0;

const alone = (body) => body();

const nothing = () => undefined;

/** Reads the time, in nanoseconds. */
export const clock = { before: nothing, read: () => Number(process.hrtime.bigint()) };

/** Reads the processor time of the process, in nanoseconds: what other processes take is not in it, what the engine's other threads do is. */
export const processor = {
  before: nothing,
  read() {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1000;
  },
};

/**
 * One candidate with one kind of method, measured round by round. Only the calls are, from start to end: not the entry point round a slice of
 * them, nor the sending after it. What the SDK does in between on its own (it ends a trace in microtasks, where an asynchronous method waits) is
 * part of the call.
 */
export function track({ candidate, kind, mode, drain }) {
  const cog = candidate.make({ kind, fails: mode.fails, root: mode.root });
  const loop = makeLoop(candidate.name, kind, mode.fails);
  const entry = mode.root === true || mode.options === undefined ? alone : (candidate.entry ?? alone);
  const slice = candidate.sendsNothing === true ? undefined : mode.slice;
  const figures = [];
  let calls = 200;

  /** What the meter shows for each of `calls` calls. */
  async function measure({ before, read }) {
    let sum = 0;
    for (let left = calls; left > 0; left -= slice ?? calls) {
      const now = Math.min(left, slice ?? calls);
      before();
      await entry(async () => {
        const from = read();
        used += kind === "async" ? await loop(cog, IDS, now) : loop(cog, IDS, now);
        sum += read() - from;
      });
      if (!Number.isSafeInteger(used)) throw new Error(`'${candidate.name}' did not do its work.`);
      used %= 1e9;
      await drain();
    }
    return sum / calls;
  }

  return {
    name: candidate.name,
    kind,
    figures,
    /** Until the engine has made its mind up: `ms` of calls. Finds how many calls fill a round. */
    async warmUp(ms, roundMs, mostCalls = 5e6) {
      for (let warm = 0; warm < ms * 1e6;) {
        const ns = await measure(clock);
        warm += ns * calls;
        calls = Math.round(Math.min(Math.max((roundMs * 1e6) / ns, 50), mostCalls));
      }
    },
    async round(meter = clock) {
      figures.push(await measure(meter));
    },
    /** Makes calls and measures nothing. */
    async call(times) {
      calls = times;
      await measure(clock);
    },
  };
}
