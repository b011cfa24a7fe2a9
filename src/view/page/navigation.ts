import { hashOf, placeOf, type Place } from "./place.js";
import { withTerm } from "./value-text.js";

/** The lists there are, in the order of the tabs. */
export const listNames = ["traces", "errors", "logs", "metrics", "monitors"] as const;

/** Where one is now. */
export function here(): Place {
  return placeOf(location.hash, listNames);
}

/** Goes elsewhere; the browser's way back leads here again. */
export function goTo(place: Place): void {
  location.hash = hashOf(place);
}

/** Looks for this beside what is looked for already. */
export function addToSearch(term: string): void {
  const { list, query } = here();
  const wanted = withTerm(query, term);
  if (wanted !== query) goTo({ list, query: wanted });
}
