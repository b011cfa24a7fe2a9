const LONGEST = 200;

/** How alike two texts are, 0 to 1: the share of their pairs of letters that both have. */
export function likeness(one: unknown, other: unknown): number {
  if (typeof one !== "string" || typeof other !== "string") return 0;
  const [a, b] = [pairs(one), pairs(other)];
  const common = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function pairs(text: string): ReadonlySet<string> {
  const letters = text.slice(0, LONGEST).toLowerCase();
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}
