/** What is written to: standard output, usually. */
export interface Output {
  write(text: string): unknown;
  /** How much of what was written it has not passed on yet. */
  readonly writableLength: number;
}

const mostWaiting = 16 * 2 ** 20;

/**
 * Gathers what is written within a turn of the event loop, and writes it at once: in a flood, a system call for each line costs more than
 * making it.
 *
 * What a reader does not take (Windows lets a pipe be slower than the program) is left out beyond 16 MiB, and the gap is told.
 */
export function batchedOutput(output: Output): (text: string) => void {
  let waiting: string[] = [];
  let leftOut = 0;
  function flush(): void {
    const texts = waiting;
    waiting = [];
    if (output.writableLength > mostWaiting) leftOut += texts.length;
    else {
      const gap = leftOut > 0 ? `… ${leftOut} not printed: the reader of this output is too slow\n` : "";
      leftOut = 0;
      output.write(gap + texts.join(""));
    }
  }
  return (text) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push(text);
  };
}
