/** Lets so many run at a time; the others wait for their turn. */
export function slots(free) {
  const waiting = [];
  return async (run) => {
    if (free > 0) free--;
    else await new Promise((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
