import { chain, isPlainPromise, isPromise } from "../runtime/results/native-promise.js";

/**
 * discord.js evaluates one script once at a time: a second call of the same text waits for the first one's result (discord.js 14.28,
 * Shard.js, `_evals`). So that this stays as it is, what is called again while it runs carries what the first one does.
 *
 * A call to a shard that has died never settles (there, `_handleExit` clears `_evals` alone), so calls are forgotten at a shard's death,
 * and after a time: the shard that asked hears nothing of another's death.
 */
export class ConcurrentScripts {
  readonly #calls = new Map<string, { readonly comment: string; readonly since: number }>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Lets each script be called with a comment of its own again, whatever still runs. */
  forget(): void {
    this.#calls.clear();
  }

  /** Runs the call of a script with its comment, or with that of the call that is running; gives what it gives. */
  during(script: string, comment: string, run: (comment: string) => unknown): unknown {
    const since = this.#now();
    this.#forgetBefore(since - LONGEST);
    const running = this.#calls.get(script);
    if (running !== undefined) return run(running.comment);
    const call = { comment, since };
    this.#calls.set(script, call);
    // Not the call that came after this one was forgotten.
    const over = (): void => void (this.#calls.get(script) === call && this.#calls.delete(script));
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

  /** They are in the order in which they began. */
  #forgetBefore(time: number): void {
    for (const [script, { since }] of this.#calls) {
      if (since > time) return;
      this.#calls.delete(script);
    }
  }
}

/** How long a call that does not settle is waited for, in ms. */
const LONGEST = 60_000;

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
