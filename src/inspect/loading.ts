import type { Found } from "./listing.js";

/** The argument that makes the command load modules and tell what it finds, in a process of its own. */
export const LOADING = "load-modules-for-inspect";

/** The file descriptor on which it tells; its output belongs to the modules. */
export const TOLD_ON = 3;

/** What it is given on standard input. */
export interface Task {
  readonly files: readonly string[];
  /** With it each line begins that it tells. */
  readonly password: string;
}

/** What the loading process tells, a line of JSON each. Modules go by their place in the list that it was given. */
export type Told =
  | { readonly kind: "loading"; readonly module: number }
  | { readonly kind: "loaded"; readonly module: number; readonly found: Found }
  | { readonly kind: "failed"; readonly module: number; readonly reason: string }
  | { readonly kind: "exit"; readonly code: number }
  | { readonly kind: "done" };
