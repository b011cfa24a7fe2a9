import { setImmediate as tick } from "node:timers/promises";

/** Several calls that take turns, each waiting for the others, so that they are interleaved in the same way each time. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #calls: number;

  constructor(calls: number) {
    this.#calls = calls;
  }

  async take(call: number): Promise<void> {
    const mine = new Promise<void>((resolve) => (this.#waiting[call] = resolve));
    const isComplete = Array.from({ length: this.#calls }, (_, at) => this.#waiting[at]).every((one) => one !== undefined);
    if (isComplete) for (const go of this.#waiting.splice(0)) go();
    await mine;
    await tick();
  }
}
