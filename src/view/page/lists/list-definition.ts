import type { State } from "../../lists/state.js";
import type { Child } from "../element.js";
import type { Unfolded } from "../foldable.js";

/** One of the lists: how its rows look. */
export interface ListDefinition<R> {
  readonly title: string;
  /** What stands beside its title. */
  count(state: State): number;
  /** What one of them is called. */
  readonly one: string;
  /** What is said while there is none. */
  readonly nothing: string;
  key(row: R): string;
  /** Changes when the row has to be drawn again. */
  version(row: R): string;
  className(row: R): string;
  line(row: R): readonly Child[];
  /** Makes what is unfolded; `row` gives the row as it is by then. */
  unfold(row: () => R): Unfolded;
}
