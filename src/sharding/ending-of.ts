/** How a shard ended. */
export interface Ending {
  readonly how: string;
  /** Whether nobody asked for it. */
  readonly isFault: boolean;
}

/** What is known of a child process or a worker here. */
interface Ended {
  readonly killed?: boolean;
  readonly exitCode?: number | null;
  readonly signalCode?: string | null;
  readonly threadId?: number;
}

/**
 * Tells from what a `death` was told with: discord.js gives the child, discord-hybrid-sharding the cluster and the child. One that the
 * manager kills is reported before it has ended (discord.js 14.28, Shard.js, `kill`); a worker that has ended has no thread any more.
 */
export function endingOf(given: readonly unknown[]): Ending {
  const child = given.findLast((one): one is Ended => typeof one === "object" && one !== null);
  const { killed, exitCode, signalCode, threadId } = child ?? {};
  if (typeof signalCode === "string") return { how: `signal ${signalCode}`, isFault: killed !== true };
  if (typeof exitCode === "number") return { how: `exit code ${exitCode}`, isFault: exitCode !== 0 && killed !== true };
  if (killed === true || (threadId !== undefined && threadId !== -1)) return { how: "the manager ended it", isFault: false };
  return { how: "it ended by itself", isFault: true };
}
