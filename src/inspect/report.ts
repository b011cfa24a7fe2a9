import type { ClassListing, Exported, FunctionListing, UnreadListing } from "./listing.js";

/** How many of the public methods of annotated classes are covered. */
export interface Coverage {
  readonly covered: number;
  readonly total: number;
  /** With one decimal, rounded down; 100 where there is no method. */
  readonly percent: number;
}

/** A key that looks as though it had very many values. */
export interface ManyValued {
  /** `Votes.cast`, or a function's name. */
  readonly place: string;
  /** The metric whose attribute it is; nothing for a tag. */
  readonly metric: string | null;
  readonly key: string;
  readonly reason: string;
}

/** A module that did not load, and why. */
export interface NotLoaded {
  readonly file: string;
  readonly reason: string;
}

/** What `cogscope inspect --format json` prints. A change that a reader must know of raises `version`. */
export interface InspectReport {
  readonly version: 1;
  readonly modules: number;
  readonly coverage: Coverage;
  readonly classes: readonly ClassListing[];
  readonly functions: readonly FunctionListing[];
  /** `Dispatcher.settled` */
  readonly notCovered: readonly string[];
  readonly leftOut: readonly string[];
  /** Exported classes without a word. */
  readonly unannotated: readonly Exported[];
  readonly manyValued: readonly ManyValued[];
  readonly notLoaded: readonly NotLoaded[];
  readonly unread: readonly UnreadListing[];
}
