import { chain, isPlainPromise, isPromise } from "../runtime/results/native-promise.js";

/**
 * discord.js evaluates one script once at a time: a second call of the same text waits for the first one's result (discord.js 14.28,
 * Shard.js, `_evals`). So that this stays as it is, what is called again while it runs carries what the first one does.
 */
export class ConcurrentScripts {
  readonly #comments = new Map<string, string>();

  /** Runs the call of a script with its comment, or with that of the call that is running; gives what it gives. */
  during(script: string, comment: string, run: (comment: string) => unknown): unknown {
    const running = this.#comments.get(script);
    if (running !== undefined) return run(running);
    this.#comments.set(script, comment);
    const over = (): void => void this.#comments.delete(script);
    let result: unknown;
    try {
      result = run(comment);
    } catch (error) {
      over();
      throw error;
    }
    // The promise that is given is the one that is followed: who does not handle it hears of that as ever.
    if (isPromise(result) && isPlainPromise(result)) return chain(result, ...ending(over));
    over();
    return result;
  }
}

const ending = (over: () => void): [(value: unknown) => unknown, (error: unknown) => never] => [
  (value) => {
    over();
    return value;
  },
  (error) => {
    over();
    throw error;
  },
];
