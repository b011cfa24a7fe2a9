/** Where two JSON values differ first, and what stands there; nothing where they are equal. */
export function firstDifference(one: unknown, other: unknown, at = ""): string | undefined {
  if (Object.is(one, other)) return undefined;
  if (!isRecord(one) || !isRecord(other) || Array.isArray(one) !== Array.isArray(other)) return `${at}: ${text(one)} or ${text(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const difference = firstDifference(one[key], other[key], `${at}/${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const text = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 200);
