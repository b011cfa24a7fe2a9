import { shared } from "./shared.js";

/**
 * Counts the writes. A plan compiled while classes are still being decorated (a static block calls a method before the
 * class's own words are applied) would miss them: it is compiled again when the count has moved.
 */
const state = shared("edition", () => ({ count: 0 }));

export const edition = (): number => state.count;

export function bumpEdition(): void {
  state.count++;
}
