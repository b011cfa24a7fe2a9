import type { Facet } from "./facets.js";
import type { Term } from "./query.js";

/** More of one value is not looked at. */
const longest = 4096;
const deepest = 3;

/** Whether all terms hold of a thing with these fields. */
export function found(terms: readonly Term[], facets: () => readonly Facet[]): boolean {
  return foundAmong(terms, [facets]);
}

/** Whether each term holds of one of these things, or of none where it is turned round: a trace is found by its spans together. */
export function foundAmong(terms: readonly Term[], things: Iterable<() => readonly Facet[]>): boolean {
  const open = new Set(terms);
  if (open.size === 0) return true;
  for (const facets of things) {
    const fields = facets();
    for (const term of open) {
      if (!fields.some((facet) => holds(term, facet))) continue;
      if (term.not) return false;
      open.delete(term);
    }
    if (open.size === 0) return true;
  }
  return [...open].every(({ not }) => not);
}

function holds({ key, matches }: Term, [name, value]: Facet): boolean {
  return (key === undefined || key === name.toLowerCase()) && someText(value, matches, deepest);
}

function someText(value: unknown, matches: (text: string) => boolean, depth: number): boolean {
  if (value === undefined || value === null) return false;
  // What is no text, list or object is a number or a boolean: JSON has nothing else.
  if (typeof value !== "object")
    return matches((typeof value === "string" ? value : JSON.stringify(value)).slice(0, longest).toLowerCase());
  return depth > 0 && Object.values(value).some((part) => someText(part, matches, depth - 1));
}
