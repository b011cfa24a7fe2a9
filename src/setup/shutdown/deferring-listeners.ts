interface Counting {
  readonly count?: unknown;
}

/**
 * How many of a signal's listeners end the process only where nobody else listens: those of the package signal-exit, which is under
 * many others. It compares their number with all (signal-exit 3 and 4: the emitter's `count`), and so takes ours for somebody who will
 * end the process. They do not count as an ending here; once ours is gone the signal is sent again, and they end it.
 */
export function deferringListeners(): number {
  const third = (process as { __signal_exit_emitter__?: Counting }).__signal_exit_emitter__;
  const fourth = (globalThis as { [key: symbol]: Counting | undefined })[Symbol.for("signal-exit emitter")];
  return countOf(third) + countOf(fourth);
}

const countOf = (emitter: Counting | undefined): number => (typeof emitter?.count === "number" ? emitter.count : 0);
