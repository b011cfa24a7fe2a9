/** Keys repeat from event to event; those of users' data may not: as many are remembered, and none that is longer. */
const MEMORY = 4000;
const LONGEST = 128;

/** Answers for a key what it answered before. */
export function remembered<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const answered = answer(key);
    if (known.size >= MEMORY) known.clear();
    if (key.length <= LONGEST) known.set(key, answered);
    return answered;
  };
}
