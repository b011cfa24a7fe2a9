import type { Format } from "../inspect/format.js";

/** `cogscope view`, as it was asked for. */
export interface ViewCommand {
  readonly kind: "view";
  readonly port: number;
  readonly json: boolean;
  /** How many items to hold; nothing where the default is to hold. */
  readonly keep: number | undefined;
}

/** `cogscope inspect`, as it was asked for. */
export interface InspectCommand {
  readonly kind: "inspect";
  readonly paths: readonly string[];
  readonly format: Format;
  /** In percent. */
  readonly minCoverage: number | undefined;
  readonly exclude: readonly string[];
  /** In milliseconds. */
  readonly timeout: number;
}

/** What the user wants. */
export type Command = { readonly kind: "help" } | { readonly kind: "version" } | ViewCommand | InspectCommand;
