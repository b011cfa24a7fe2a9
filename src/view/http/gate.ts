/** Lets so many through at a time; the others wait in line. */
export class Gate {
  readonly #line: (() => void)[] = [];
  #free: number;

  constructor(width: number) {
    this.#free = width;
  }

  /** Resolves, when it is its turn, to the function that lets the next one in; calling that again does nothing. */
  async enter(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#line.push(resolve));
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const next = this.#line.shift();
      if (next) next();
      else this.#free += 1;
    };
  }
}
