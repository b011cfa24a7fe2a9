const pause = 400;

/** Runs a refresh when it is asked to, one at a time and not too often: a flood asks for hundreds a second. */
export class Refresher {
  readonly #refresh: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  #again = false;

  constructor(refresh: () => Promise<void>) {
    this.#refresh = refresh;
  }

  /** Something came. */
  soon(): void {
    if (this.#isRunning) this.#again = true;
    else this.#timer ??= setTimeout(() => void this.#run(), pause);
  }

  /** Somebody waits for it. */
  now(): void {
    if (this.#isRunning) this.#again = true;
    else void this.#run();
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isRunning = true;
    try {
      await this.#refresh();
    } catch {
      // The viewer is gone, or comes back: the next change asks again, and the page says so.
    } finally {
      this.#isRunning = false;
    }
    if (this.#again) {
      this.#again = false;
      this.soon();
    }
  }
}
