let turn: Promise<void> | undefined;

/**
 * Resolves when this turn of the event loop has done all else, for all who wait at once.
 *
 * Answers written one after the other wake those who wait for them once; with other work between them, each answer does, and that costs
 * more than the work.
 */
export function endOfTurn(): Promise<void> {
  return (turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  }));
}
